import { describe, expect, it } from "vitest";
import { identifyLanguage } from "./language.ts";

describe("language", () => {
  it.each([
    [
      "en",
      "The council has shut the pier again, and nobody in the town was asked whether it should be closed for the winter.",
    ],
    [
      "de",
      "Der Stadtrat hat die Brücke wieder gesperrt, und niemand in der Stadt wurde gefragt, ob das so sein muss oder nicht.",
    ],
    [
      "fr",
      "Le conseil a encore fermé la jetée, et personne dans la ville n'a été consulté sur cette décision qui nous coûte cher.",
    ],
    [
      "es",
      "El ayuntamiento ha cerrado otra vez el puente y nadie en el pueblo fue consultado sobre una decisión que nos cuesta mucho.",
    ],
    [
      "nl",
      "De gemeente heeft de brug weer gesloten en niemand in de stad is gevraagd of dat wel moest, want het kost ons veel geld.",
    ],
    [
      "sv",
      "Kommunen har stängt bron igen och ingen i staden har fått frågan om det var rätt att göra så inför vintern.",
    ],
    [
      "ru",
      "Городской совет снова закрыл мост, и никто в городе не был спрошен, нужно ли это было делать зимой.",
    ],
    [
      "uk",
      "Міська рада знову закрила міст, і ніхто в місті не був запитаний, чи це потрібно було робити взимку.",
    ],
    ["ja", "市議会はまた橋を閉鎖したが、冬の間にそうする必要があるのか、町の誰にも尋ねなかった。"],
    ["zh", "市议会又一次关闭了大桥，却没有问过城里的任何人，冬天是否真的需要这样做。"],
    ["und", "Mend the pier"],
    ["und", ""],
  ])("is %s", (language, text) => {
    expect(identifyLanguage(text)).toBe(language);
  });
});
