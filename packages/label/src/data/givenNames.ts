/**
 * Given names that mostly one gender bears, to keep "she" from a man's name. Only common ones: a name not listed fits any
 * pronoun. Source: frequent names of English-language news, our own list. `yes` is a name of the row, `no` of the other.
 */
export interface GivenNames {
  readonly gender: "female" | "male";
  readonly words: string;
  readonly yes: string;
  readonly no: string;
}

export const GIVEN_NAMES: ReadonlyArray<GivenNames> = [
  { gender: "female", words: "abigail adele agnes alexandra alice alicia alison amanda amber amelia amy ana andrea angela anita ann anna anne annie april", yes: "Abigail", no: "John" },
  { gender: "female", words: "barbara beatrice becky bernadette beth betty beverly brenda bridget brittany", yes: "Barbara", no: "John" },
  { gender: "female", words: "camilla carla carly carmen carol caroline carolyn catherine cathy charlotte cheryl chloe christina christine cindy claire clara claudia condoleezza connie cynthia", yes: "Camilla", no: "John" },
  { gender: "female", words: "daisy dana danielle dawn debbie deborah debra denise diana diane dolores donna doris dorothy", yes: "Daisy", no: "John" },
  { gender: "female", words: "edith eileen elaine eleanor elena elizabeth ella ellen emily emma erica erin esther eva eve evelyn", yes: "Edith", no: "John" },
  { gender: "female", words: "fatima fiona florence frances", yes: "Fatima", no: "John" },
  { gender: "female", words: "gail georgia gillian gina ginger gloria grace greta gwen", yes: "Gail", no: "John" },
  { gender: "female", words: "hannah harriet hazel heather heidi helen hilary hillary holly huma", yes: "Hannah", no: "John" },
  { gender: "female", words: "ingrid irene iris isabel isabella ivanka", yes: "Ingrid", no: "John" },
  { gender: "female", words: "jackie jacqueline jane janet janice jasmine jean jennifer jenny jessica jill jo joan joanna joanne josephine joy joyce judith judy julia julie juliet june", yes: "Jackie", no: "John" },
  { gender: "female", words: "karen kate katherine kathleen kathryn kathy katie kayla kelly kellyanne kimberly kristen kristin", yes: "Karen", no: "John" },
  { gender: "female", words: "laura lauren leah lena liliana lillian linda lisa liz loretta lori louise lucia lucy lydia lynn", yes: "Laura", no: "John" },
  { gender: "female", words: "madeleine maggie marcia margaret maria marian marie marilyn marina marjorie martha mary maureen maya megan melania melanie melissa meryl michelle mildred miriam molly monica", yes: "Madeleine", no: "John" },
  { gender: "female", words: "nadia nancy naomi natalie natasha nicola nicole nina nora", yes: "Nadia", no: "John" },
  { gender: "female", words: "olga olivia", yes: "Olga", no: "John" },
  { gender: "female", words: "pamela patricia patty paula pauline peggy penelope penny phoebe phyllis priya", yes: "Pamela", no: "John" },
  { gender: "female", words: "rachel rebecca regina renee rita roberta robin rosa rose rosemary roxanne ruth", yes: "Rachel", no: "John" },
  { gender: "female", words: "sally samantha sandra sara sarah sasha shannon sharon sheila shelley shirley sonia sophia sophie stacy stella stephanie sue susan susanna suzanne sylvia", yes: "Sally", no: "John" },
  { gender: "female", words: "tamara tanya tara teresa theresa tina tracy", yes: "Tamara", no: "John" },
  { gender: "female", words: "ursula", yes: "Ursula", no: "John" },
  { gender: "female", words: "valerie vanessa vera veronica victoria viola virginia vivian", yes: "Valerie", no: "John" },
  { gender: "female", words: "wendy whitney", yes: "Wendy", no: "John" },
  { gender: "female", words: "yvonne", yes: "Yvonne", no: "John" },
  { gender: "female", words: "zoe", yes: "Zoe", no: "John" },
  { gender: "male", words: "aaron abdul abraham adam ahmed al alan albert alejandro alexander alfred ali allan allen andre andrew andy anthony antonio arnold arthur austin", yes: "Aaron", no: "Mary" },
  { gender: "male", words: "barack barry ben benjamin bernard bernie bill billy bob bobby boris brad bradley brandon brendan brent brett brian bruce bryan", yes: "Barack", no: "Mary" },
  { gender: "male", words: "carl carlos cedric charles charlie chris christian christopher chuck clarence clark clifford clint colin corey craig curtis cyrus", yes: "Carl", no: "Mary" },
  { gender: "male", words: "dale damian dan daniel darren dave david dean dennis derek dick diego dominic don donald doug douglas duncan dwight", yes: "Dale", no: "Mary" },
  { gender: "male", words: "earl ed eddie edgar edmund eduardo edward edwin elijah elliott emmanuel eric ernest ethan eugene evan", yes: "Earl", no: "Mary" },
  { gender: "male", words: "felix fernando francis francisco frank franklin fred frederick", yes: "Felix", no: "Mary" },
  { gender: "male", words: "gabriel gareth gary gavin geoffrey george gerald gilbert giovanni glenn gordon graham grant greg gregory guy", yes: "Gabriel", no: "Mary" },
  { gender: "male", words: "hamid hans harold harry hassan hector henry herbert herman howard hugh hugo", yes: "Hamid", no: "Mary" },
  { gender: "male", words: "ian ibrahim isaac ivan", yes: "Ian", no: "Mary" },
  { gender: "male", words: "jack jacob jake james jamie jared jason javier jay jeb jeff jeffrey jeremy jerome jerry jesse jim jimmy joe joel joey john johnny jon jonathan jorge jose joseph josh joshua juan julian justin", yes: "Jack", no: "Mary" },
  { gender: "male", words: "karl keith ken kenneth kevin kim kyle", yes: "Karl", no: "Mary" },
  { gender: "male", words: "larry lawrence lee leo leon leonard lewis liam lloyd louis lucas luis luke", yes: "Larry", no: "Mary" },
  { gender: "male", words: "malcolm manuel marco marcus mario mark marshall martin marvin matt matthew maurice max michael miguel mike mitch mitt mohamed mohammed morgan moses muhammad", yes: "Malcolm", no: "Mary" },
  { gender: "male", words: "nathan neil nelson newt nicholas nick nigel noah norman", yes: "Nathan", no: "Mary" },
  { gender: "male", words: "oliver omar oscar owen", yes: "Oliver", no: "Mary" },
  { gender: "male", words: "patrick paul pedro pete peter phil philip phillip pierre", yes: "Patrick", no: "Mary" },
  { gender: "male", words: "rafael ralph ramon rand randy ray raymond reince ricardo richard rick ricky rob robert roberto rod rodney roger roland ron ronald rory ross roy rudolph rudy rupert russell ryan", yes: "Rafael", no: "Mary" },
  { gender: "male", words: "sam samuel scott sean sergei seth shaun sidney simon spencer stanley stephen steve steven stewart stuart", yes: "Sam", no: "Mary" },
  { gender: "male", words: "ted terence terry theodore thomas tim timothy toby todd tom tommy tony travis trevor", yes: "Ted", no: "Mary" },
  { gender: "male", words: "vernon victor vincent vladimir volodymyr", yes: "Vernon", no: "Mary" },
  { gender: "male", words: "walter warren wayne wesley will william winston", yes: "Walter", no: "Mary" },
  { gender: "male", words: "xavier", yes: "Xavier", no: "Mary" },
  { gender: "male", words: "yusuf", yes: "Yusuf", no: "Mary" },
  { gender: "male", words: "zachary", yes: "Zachary", no: "Mary" },
];
