/** Names of languages as exports print them, lower case, by BCP 47 code: English names, then a language's own. */
// prettier-ignore
export const LANGUAGE_NAMES: ReadonlyMap<string, string> = new Map([
  ["english", "en"], ["englisch", "en"], ["anglais", "en"], ["inglés", "en"], ["inglese", "en"], ["engels", "en"],
  ["german", "de"], ["deutsch", "de"], ["allemand", "de"], ["french", "fr"], ["français", "fr"], ["francais", "fr"], ["französisch", "fr"],
  ["spanish", "es"], ["español", "es"], ["espanol", "es"], ["castellano", "es"], ["spanisch", "es"], ["italian", "it"], ["italiano", "it"],
  ["dutch", "nl"], ["nederlands", "nl"], ["portuguese", "pt"], ["português", "pt"], ["danish", "da"], ["dansk", "da"], ["swedish", "sv"],
  ["svenska", "sv"], ["norwegian", "no"], ["norsk", "no"], ["finnish", "fi"], ["suomi", "fi"], ["polish", "pl"], ["polski", "pl"],
  ["czech", "cs"], ["russian", "ru"], ["русский", "ru"], ["chinese", "zh"], ["中文", "zh"], ["japanese", "ja"], ["日本語", "ja"],
  ["korean", "ko"], ["한국어", "ko"], ["arabic", "ar"], ["turkish", "tr"], ["türkçe", "tr"], ["greek", "el"], ["hungarian", "hu"],
  ["magyar", "hu"], ["romanian", "ro"], ["català", "ca"], ["catalan", "ca"], ["indonesian", "id"], ["malay", "ms"], ["welsh", "cy"], ["irish", "ga"],
]);
