import { ENCODER_WIDTH, type HeadNetwork } from "@columnist/label/features";
import type { Section } from "./quantise.ts";

/** The mean of some networks as one network: their hidden units side by side. */
export const meanHead = (networks: ReadonlyArray<HeadNetwork>): HeadNetwork => {
  const { inputs, outputs } = networks[0]!;
  const hidden = networks.reduce((sum, network) => sum + network.hidden, 0);
  const into = new Float32Array(inputs * hidden);
  const hiddenBias = new Float32Array(hidden);
  const out = new Float32Array(hidden * outputs);
  const outBias = new Float32Array(outputs);
  let at = 0;
  for (const network of networks) {
    const H = network.hidden;
    for (let f = 0; f < inputs; f++) into.set(network.into.subarray(f * H, (f + 1) * H), f * hidden + at);
    hiddenBias.set(network.hiddenBias, at);
    out.set(
      network.out.map((weight) => weight / networks.length),
      at * outputs,
    );
    for (let k = 0; k < outputs; k++) outBias[k]! += network.outBias[k]! / networks.length;
    at += H;
  }
  return { inputs, hidden, outputs, into, hiddenBias, out, outBias };
};

interface Rounded {
  readonly steps: Int8Array;
  /** Size of a step of each unit. */
  readonly sizes: Float32Array;
}

/** The weights of what the encoder gives in int8, a size a unit. */
const inSteps = ({ into, hidden: H }: HeadNetwork): Rounded => {
  const sizes = new Float32Array(H);
  for (let w = 0; w < ENCODER_WIDTH * H; w++)
    sizes[w % H] = Math.max(sizes[w % H]!, Math.abs(into[w]!) / 127);
  const steps = Int8Array.from({ length: ENCODER_WIDTH * H }, (_, w) =>
    sizes[w % H] === 0 ? 0 : Math.round(into[w]! / sizes[w % H]!),
  );
  return { steps, sizes };
};

/** The network as it is once it was written and opened again. */
export const roundedHead = (network: HeadNetwork): HeadNetwork => {
  const { steps, sizes } = inSteps(network);
  const into = network.into.slice();
  for (let w = 0; w < steps.length; w++) into[w] = steps[w]! * sizes[w % network.hidden]!;
  return { ...network, into };
};

/** The arrays of a weights file that `openHead` opens. */
export const headSections = (network: HeadNetwork): ReadonlyArray<Section> => {
  const { steps, sizes } = inSteps(network);
  return [
    { name: "steps", values: steps },
    { name: "sizes", values: sizes },
    { name: "features", values: network.into.slice(steps.length) },
    { name: "hiddenBias", values: network.hiddenBias },
    { name: "out", values: network.out },
    { name: "outBias", values: network.outBias },
  ];
};
