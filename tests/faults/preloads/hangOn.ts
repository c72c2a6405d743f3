/** Loaded before the program: what decodes a text never comes back where HANG_ON stands in it. */
const { HANG_ON: word } = process.env;
type Decode = typeof TextDecoder.prototype.decode;
const decode = Object.getOwnPropertyDescriptor(TextDecoder.prototype, "decode")!.value as Decode;

if (word !== undefined)
  TextDecoder.prototype.decode = function (this: TextDecoder, ...given) {
    const text = decode.apply(this, given);
    while (text.includes(word));
    return text;
  };
