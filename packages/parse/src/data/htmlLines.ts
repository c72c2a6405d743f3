/**
 * How short lines beside an article begin, by what they are. Lower case. Cues for the block classifier, never a verdict:
 * a line of prose may begin so too. An entry a line: the kind and its openings in the languages of the news pages read.
 */
export const LINE_OPENINGS: ReadonlyArray<readonly [kind: string, openings: string]> = [
  ["ad", "advertisement|anzeige|werbung|publicidad|publicité|sponsored|paid content|- advertisement|article continues below|reklame|advertentie|story continues below|ad feedback"],
  ["byline", "by |von |par |por |av |di |words:|words by|text:|text von|von:|autor:|author:|written by|posted by|published by|reported by|reporting by|editing by|additional reporting"],
  ["comment", "comment|kommentar|leave a reply|leave a comment|schreibe einen kommentar|join the conversation|post a comment|what do you think|view comments|your email address|deine e-mail|ihre e-mail|diskutieren sie"],
  ["credit", "photo|photograph|image|foto|fotos|bild:|bild von|picture|credit|courtesy|getty|©|(c)|quelle|source:|illustration|video:|grafik|screenshot|copyright|archivbild|symbolbild|featured image|(photo|(image|(foto|fuente|crédit"],
  ["date", "published|veröffentlicht|updated|last updated|posted|aktualisiert|stand:|publié|mis à jour|publicado|actualizado|erschienen|last modified|first published|zuletzt"],
  ["legal", "all rights reserved|alle rechte|copyright|this material may not|terms of|privacy policy|datenschutz|impressum|cookie|we use cookies|wir verwenden|wir nutzen|diese seite|tous droits"],
  ["newsletter", "sign up|subscribe|newsletter|get the|get our|join our|melden sie sich|abonnieren|jetzt abonnieren|register|already a subscriber|log in|login|sign in|einloggen|anmelden|support our|donate|become a member|download our|unterstützen|spenden|inscrivez|suscríbete"],
  ["related", "read more|read also|also read|read next|more:|more on|more from|related|see also|mehr zum|lesen sie|lesen sie auch|mehr dazu|lies auch|lesetipp|weiterlesen|auch interessant|das könnte|ähnliche|siehe auch|zum thema|lire aussi|à lire|lea también|leer también|te puede|leggi anche|les også|läs också|weitere|don't miss|watch:|you may also|you might also|recommended|most read|most popular|trending|latest|top stories|next article|previous|continue reading|click here|find out more|learn more|→|»|>|read:|zum weiterlesen|empfohlen|meistgelesen"],
  ["share", "share|teilen|tweet|facebook|twitter|whatsapp|follow|folgen|drucken|print|email|e-mail|copy link|link kopieren|per mail|merken|save|partager|compartir|artikel teilen|auf facebook|like this|mastodon|pinterest|linkedin|folge uns|find us"],
  ["tag", "tags|tag:|topics|themen|schlagworte|schlagwörter|filed under|kategorie|categories|category|tagged|keywords|stichworte|mots-clés|etiquetas|posted in|in this article"],
];
