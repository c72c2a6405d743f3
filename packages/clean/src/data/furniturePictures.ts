import type { FurnitureRule } from "../rule.ts";

/**
 * Pictures, sound and film: captions and credits, galleries, players, embedded posts. Rows of the furniture table; see furniture.ts for what their fields mean. Sorted by id.
 */
export const PICTURES: ReadonlyArray<FurnitureRule> = [
  {
    id: "clean.audio.label", kind: "audio", where: "TME", words: [1, 12], stop: "no",
    cues: "audio hear listen listening narrated narration pause play playback podcast",
    only: "a ai aloud and article at by click column episode for from full here in it length loading min mins minute minutes more now of on or our piece player read sec speed story subscribe tap text the this to version voice your",
    drops: ["Hear this story", "Listen to this article", "Audio version", "Listen · 5 min", "Play"],
    keeps: ["Hear the river", "Listen to the nurses", "Hear this."],
  },
  {
    id: "clean.audio.reading", kind: "audio", where: "T", words: [3, 14], stop: "any",
    cues: "hear listen",
    shape: /^(?:hear|listen to|listen as) .{2,50}\b(?:read|reads|reading|narrate|narrates)\b.{0,40}$/,
    drops: ["Hear the columnist read this piece", "Listen to Ann Lee read her column."],
    keeps: ["Hear the river run."],
  },
  {
    id: "clean.audio.voice", kind: "audio", where: "TE", words: [3, 24], stop: "any",
    cues: "audio aloud automated narrated recording synthetic text-to-speech voice",
    shape: /\b(?:(?:automated|synthetic|computer(?:-generated)?|machine|ai(?:-generated)?|artificial|digital) voice|read (?:aloud )?by (?:the author|an? )|narrated by|text-to-speech|audio (?:is|was|version|recording|of this))\b/,
    drops: ["This article is read by an automated voice.", "Narrated by the author"],
    keeps: ["A voice from the harbour said no.", "The poem was read aloud by the mayor, badly, and the wind took half of it."],
  },
  {
    id: "clean.caption.credit", kind: "photo_credit", where: "TME", words: [1, 14], stop: "any", cues: "",
    look: /^[\p{Lu}][\p{L}.' ’-]{1,40} (?:archives?|collection|images)$|^[([]?(?:©|\(c\)|℗)\s?(?:\d{4}\s)?[\p{L}][^!?]{1,60}$|^[([]?[\p{Lu}][\p{L}.' ’-]{1,40}\s?\/\s?(?:The |the )?\p{Lu}[\p{L}.' ’-]{1,30}[)\]]?$|^[([]?[\p{Lu}][\p{L}.' ’-]{1,40}\s?(?:\/|\||,|via|for)\s?(?:AAP|AFP|ANP|AP|EPA|EyeEm|Getty(?: Images)?|Alamy|PA(?: Wire| Media)?|Reuters|Shutterstock|iStock|Agency|Rex|Bloomberg|Corbis|Zuma(?: Press)?|Unsplash|Pexels|Wikimedia(?: Commons)?|Handout)\b.{0,30}[)\]]?$|^[([]?(?:Getty(?: Images)?|Shutterstock|Alamy|iStock|AP Photo|Reuters Photo|File photo|Handout|Courtesy of|Courtesy)\b.{0,50}[)\]]?$/u,
    drops: ["© Lia Kemp", "Lia Kemp/Getty Images", "Getty Images", "K. Rowe/Agency", "AP Photo/Lia Kemp"],
    keeps: ["Courtesy costs nothing.", "Reuters reported the loss."],
    not: /^courtesy (?!of)|\b(?:reported|said|costs?|is|was)\b/,
  },
  {
    id: "clean.caption.credited", kind: "caption", where: "TME", words: [1, 70], stop: "any",
    cues: "artwork cartoon caption composite courtesy credit foto fotografie graphic handout illustration illustrations image images photo photograph photographer photographs photography photos pic picture pictures source video",
    look: /(?:^|[\s.(|[/])(?:artwork|caption|cartoon|composite|credit|foto|graphic|handout|illustrations?|images?|photo(?:s|graphs?|graphy|graphers?)?|pics?|pictures?|video)(?: by| credits?| courtesy(?: of)?| caption)?\s?(?:[:/|–—]\s?|(?<=by|of) ?)[\p{L}(][^!?]{1,70}$/iu,
    not: /^(?:video|image|pictures?|photos?)s? (?:by|of) (?:the|a|an)\b|["“”]$/,
    drops: ["The N9 at the terminus. Picture: Kit Rowe", "Photograph: K. Rowe/Agency", "(Image: Agency)", "Photo by Lia Kemp", "Nurses at the gate on Monday. Photo credit: Lia Kemp", "Illustration: Kit Rowe / The Standard"],
    keeps: ["She kept one photograph: it showed a boy, a dog and a boat that had been sold long before either of them was born, and she never said why. I think of it often.", "The picture is bleak.", "A picture of health"],
  },
  {
    id: "clean.caption.end_credit", kind: "caption", where: "TME", words: [4, 60], stop: "any", cues: "/ | for via",
    look: /[\p{L}.”"]\s?[([](?:\p{Lu}[\p{L}.'’-]* ?){1,4}(?:\/|\||,? via|,? for)\s?(?:The |the )?\p{Lu}[\p{L}. ]{1,30}[)\]]\.?$/u,
    drops: ["The mill race in August. (Kit Rowe / The Gazette)", "Bees at the weir (Lia Kemp/Weir Wire)"],
    keeps: ["The river was low (see the map).", "He spoke for Thornby (pop. 900)."],
  },
  {
    id: "clean.caption.hide", kind: "caption", where: "TME", words: [2, 61], stop: "no", cues: "caption",
    shape: /\b(?:hide|toggle|show|expand|open|close) (?:the )?caption\b[^.!?]{0,80}$/,
    drops: ["Volunteers stack sandbags at Kelda weir in May. Lia Kemp/Weir Wire hide caption", "hide caption toggle caption Lia Kemp"],
    keeps: ["They hide caption writers in a back room.", "Show the caption to a judge and she will laugh."],
  },
  {
    id: "clean.caption.pictured", kind: "caption", where: "TM", words: [2, 50], stop: "any",
    cues: "above archive below centre center far file left library photo photograph pictured right seen shown top",
    shape: /\((?:far |top |bottom |above |second )?(?:left|right|above|below|centre|center)\)|\(?\b(?:pictured(?: (?:here|above|below|left|right|with|in|at|on|centre|center|last|,)|\)|,|$)|file (?:photo|image|picture|photograph)|library (?:photo|image|picture)|archive (?:photo|image|picture)|from left\b|(?:seen|shown) (?:here|above|in this (?:photo|photograph|picture|image)))|^(?:above|below|left|right|top|main (?:photo|picture|image))\s?:|^in this (?:photo|photograph|picture|image|file|handout|combination|frame|screengrab)\b/,
    drops: ["Mayor Ana Lutz, pictured last week, at the gate.", "In this file photo, the pier before the storm.", "Ann Lee (left) with her brother.", "Above: the old mill in 1950", "The pier, seen here in 2019."],
    keeps: ["Nobody pictured a winter like this one.", "The left has no answer and the right has no question."],
  },
  {
    id: "clean.caption.seen", kind: "caption", where: "T", words: [4, 24], stop: "any",
    cues: "pictured seen shown",
    shape: /\b(?:is|are|was|were|can be) (?:pictured|seen|shown)\b(?! (?:as|to|by|through)\b)/,
    drops: ["A dry mill race is seen near Thornby.", "Protesters are pictured outside the mill."],
    keeps: ["The bridge is seen as a gift.", "Nothing has changed here."],
  },
  {
    id: "clean.caption.shortcode", kind: "embed", where: "TME", words: [1, 61], stop: "any", cues: "audio blockquote caption embed gallery img image pullquote pull-quote quote soundcloud tweet video vimeo youtube",
    shape: /^\[\/?(?:audio|blockquote|caption|embed|gallery|img|image|pullquote|pull-quote|quote|soundcloud|tweet|video|vimeo|youtube)\b[^\]]*\](?:.*\[\/\w[\w-]*\])?$/,
    drops: ["[pullquote]", "[/pullquote]", "[pullquote]The weir is ours.[/pullquote]", "[caption id=\"1\" width=\"300\"]", "[embed]https://example.org/a[/embed]"],
    keeps: ["[Video] games are no crime.", "[T]he quote was his."],
  },
  {
    id: "clean.caption.word", kind: "photo_credit", where: "TME", words: [1, 2], stop: "no",
    cues: "caption credit enlarge gallery image images photo photos pictures slideshow",
    shape: /^(?:captions?|photo credit|image credit|enlarge|enlarge (?:image|photo)|images?|photos?|pictures|photo gallery|slideshow)$/,
    drops: ["Photo", "Image", "Enlarge image"],
    keeps: ["Picture it", "Credit unions"],
  },
  {
    id: "clean.embed.placeholder", kind: "embed", where: "TME", words: [1, 30], stop: "any",
    cues: "blocked content display embed embedded external facebook instagram load loading media post tiktok tweet twitter unavailable view youtube",
    shape: /^(?:(?:load|show|view|see|open|allow|display) (?:the |this |an |all )?(?:embedded |external |social )?(?:post|tweet|content|media|video|embed|map|chart|graphic)s?(?: (?:on|by|from|at) .{1,30})?|(?:this|the) (?:content|post|tweet|video|embed|media|element)\b.{0,40}\b(?:is|was|has been|can|cannot|could)\b.{0,50}\b(?:blocked|hosted|unavailable|removed|deleted|load(?:ed)?|displayed|shown|provided|not available|available)\b.{0,40}|embedded (?:post|content|tweet|video)(?: (?:is|was|not|cannot|could).{0,40})?|external content|a post shared by .{2,60}|(?:loading|please wait)[. …]*|please enable javascript.{0,60}|an? (?:external|embedded) (?:post|element|content).{0,40})$/,
    drops: ["Load the embedded post", "View this post on Instagram", "This content is hosted by a third party and is blocked.", "A post shared by Kelda Falls", "Loading..."],
    keeps: ["The post was never delivered.", "This content of theirs is thin, and they know it."],
  },
  {
    id: "clean.embed.tweet", kind: "embed", where: "TME", words: [3, 14], stop: "no", cues: "@",
    look: /^(?:[—–-]{1,2}\s?)?[^()]{0,50}\(?@\w{2,30}\)?,?\s(?:(?:\d{1,2} )?\p{L}{3,9}\.?(?: \d{1,2})?,? (?:19|20)\d\d|\d{1,2}:\d\d(?: ?[AP]M)?\b.{0,30}(?:19|20)\d\d)$/u,
    drops: ["— Ann Lee (@annlee) May 3, 2019", "Ann Lee (@annlee) 3 May 2019", "-- Weir Watch (@weirwatch) June 12, 2020"],
    keeps: ["Ann Lee (@annlee) wrote it in May 2019"],
  },
  {
    id: "clean.gallery.counter", kind: "gallery_counter", where: "TME", words: [1, 7], stop: "no",
    cues: "",
    shape: /^(?:(?:image|photo|picture|pic|slide|gallery|photos|figure|item|video)s? )?\d{1,3} ?(?:of|\/) ?\d{1,3}(?: (?:images?|photos?|pictures?|slides?|items?))?$|^(?:view|see|open|launch|show|all)(?: the| all| our| full)? ?(?:\d+ )?(?:gallery|photo gallery|picture gallery|slideshow|photos|images|pictures)(?: \(?\d+\)?)?$|^\d{1,3} (?:images?|photos?|pictures?|slides?)$|^(?:photo |picture |image )?gallery ?[:(] ?\d{1,3}.{0,20}$|^(?:open|view|enlarge|expand|zoom|see) (?:the |this )?(?:image|photo|picture)s?(?: in| to)?(?: gallery| full size| full screen| larger)?$/,
    drops: ["4 of 12", "Image 3 of 9", "View gallery", "9 photos", "1/5"],
    keeps: ["3 of us stayed on the pier", "12 of 20 voters said no"],
  },
  {
    id: "clean.video.closed", kind: "video", where: "TME", words: [1, 61], stop: "any", cues: "close",
    look: /^CLOSE(?:$|\s+\p{Lu}[\p{L}'’.-]*\s)(?!.*\b(?:I|we|We)\b)/u, not: /^close (?:encounters?|call|to|the|up|that|those)\b/,
    drops: ["CLOSE", "CLOSE Mayor Ana Lutz spoke to her supporters in Thornby on Tuesday. (May 3) Weir Wire"],
    keeps: ["CLOSE the weir, they wrote on the gate.", "CLOSE TO HOME", "Close friends said so."],
  },
  {
    id: "clean.video.label", kind: "video", where: "TME", words: [1, 24], stop: "any",
    cues: "play playing video videos watch",
    shape: /^[[(]?(?:(?:watch|video|play|now playing|up next)\s?[:|▶►].{2,160}|(?:click|tap|press)(?: here)? (?:to|for) (?:play|watch|view|the)\b.{0,40}|(?:play|watch|load|view|replay|pause|see)(?: the| this| full| our| now| more| live| a)? ?(?:video|videos|clip|trailer|footage|film|stream|report|now|live)(?: (?:below|above|here|now|on \w+))?|video(?: (?:player|of the day|playback|thumbnail|unavailable|duration))?|watch(?: now)?|(?:a )?video (?:is )?(?:loading|unavailable).{0,20})[\])]?$/,
    drops: ["Watch: the pier falls", "Play video", "WATCH: Mayor explains the plan.", "Video"],
    keeps: ["Watch the river.", "Video killed the council's story."],
  },
  {
    id: "clean.video.length", kind: "video", where: "TME", words: [1, 4], stop: "no", cues: "",
    look: /^(?:\d{1,2}:)?\d{1,2}:\d{2}(?:\s?\/\s?(?:\d{1,2}:)?\d{1,2}:\d{2})?$|^[▶►⏵]\s?.{0,12}$|^\d(?:\.\d+)?x$/,
    drops: ["03:15", "06:12", "0:00 / 4:12", "1x"],
    keeps: ["10:10 to Thornby", "Psalm 23:4 is enough"],
  },
  {
    id: "clean.video.watched", kind: "video", where: "TME", words: [2, 61], stop: "any",
    cues: "must next playing replay watched",
    shape: /^(?:just watched|must watch|now playing|up next)\b.{0,300}(?:\b(?:replay|more videos)\b|\b\d{1,2}:\d{2}$|\.{3}$)|\breplay more videos\b|^replay$/,
    drops: ["JUST WATCHED Mayor: We will mend it Replay More Videos ... MUST WATCH Mayor: We will mend it 02:14", "MUST WATCH The weir in flood 00:42", "Replay More Videos ..."],
    keeps: ["Just watched the tide come in, and thought of him.", "Next came the replay of the vote."],
  },
];
