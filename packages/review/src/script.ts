/**
 * The page's only script: shows the article that the address names, walks sentences by arrow keys and tells why each has
 * its label, searches and filters, moves the threshold, copies ids. Without it everything is on the page all the same.
 */
export const SCRIPT = `
const one = (query, root = document) => root.querySelector(query);
const all = (query, root = document) => [...root.querySelectorAll(query)];
const articles = all("article"), sentences = all(".s"), rows = all("#list tbody tr");
const choice = one("#choice"), why = one("#why"), words = one("#why span");
let current = null;

const show = (id) => {
  for (const article of articles) article.hidden = article.id !== id;
  if (choice) choice.value = id;
};
const focusOn = (sentence) => {
  for (const other of all(".s[tabindex='0']", sentence.closest("article"))) other.tabIndex = -1;
  sentence.tabIndex = 0;
  sentence.focus({ preventScroll: true });
  sentence.scrollIntoView({ block: "nearest" });
};
// An address of an article or a sentence that is not shown in full leads to its row in the list.
const go = (id) => {
  const target = id === "" ? null : document.getElementById(id) ?? document.getElementById("row-" + id);
  if (!target) return;
  const article = target.closest("article");
  if (article) show(article.id);
  for (const row of rows) row.classList.toggle("there", row === target);
  for (let up = target.closest("details"); up; up = up.parentElement.closest("details")) up.open = true;
  target.scrollIntoView({ block: target.matches(".s, tr") ? "center" : "start" });
  if (target.matches(".s")) focusOn(target);
};
const goToAddress = () => { let id = location.hash.slice(1); try { id = decodeURIComponent(id); } catch {} go(id); };
addEventListener("hashchange", goToAddress);
if (articles.length > 0) show(articles[0].id);
choice?.addEventListener("change", () => { location.hash = choice.value; });
const step = (by) => {
  const open = [...choice.options].filter((option) => !option.hidden);
  const at = open.findIndex((option) => option.value === choice.value);
  const next = open[(at + by + open.length) % open.length];
  if (next) location.hash = next.value;
};
one("#previous")?.addEventListener("click", () => step(-1));
one("#next")?.addEventListener("click", () => step(1));
one("#rules")?.addEventListener("change", (event) => document.body.classList.toggle("rules", event.target.checked));

document.addEventListener("focusin", ({ target }) => {
  if (!target.matches?.(".s")) return;
  current = target.id;
  words.textContent = target.title + " · " + target.id;
  why.hidden = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") why.hidden = true;
  const here = document.activeElement;
  if (!here?.matches(".s")) return;
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (by === undefined) return;
  const near = all(".s", here.closest("article"));
  const next = near[near.indexOf(here) + by];
  if (next) focusOn(next);
  event.preventDefault();
});

const copy = async (text, button) => {
  try { await navigator.clipboard.writeText(text); }
  catch {
    const area = document.body.appendChild(document.createElement("textarea"));
    area.value = text; area.select(); document.execCommand("copy"); area.remove(); button.focus();
  }
  const name = button.dataset.name ??= button.textContent;
  button.textContent = "Copied";
  setTimeout(() => { button.textContent = name; }, 1500);
};
document.addEventListener("click", ({ target }) => {
  if (target.matches?.(".copy")) copy(target.dataset.copy, target);
  if (target.id === "copy-id") copy(current, target);
  if (target.id === "copy-link") copy(location.href.split("#")[0] + "#" + current, target);
  if (target.matches?.("article .s, article .s *")) focusOn(target.closest(".s"));
});

const threshold = one("#threshold");
if (threshold) {
  const points = JSON.parse(threshold.dataset.points);
  const move = () => {
    const [says, query, ...at] = points[threshold.value];
    one("#kept").textContent = says;
    one("#kept-query").textContent = query;
    one("#kept-query").nextElementSibling.dataset.copy = query;
    threshold.setAttribute("aria-valuetext", says.split(":")[0]);
    all(".curve .marker").forEach((marker, i) => { marker.setAttribute("cx", at[2 * i]); marker.setAttribute("cy", at[2 * i + 1]); });
  };
  threshold.addEventListener("input", move);
  move();
}

const finder = one("#finder");
if (finder) {
  const MOST = 100;
  const texts = sentences.map((sentence) => (sentence.textContent + " " + sentence.id).toLowerCase());
  const rowTexts = rows.map((row) => row.textContent.toLowerCase());
  const find = () => {
    const [text, label, publisher, shownAs] = ["#q", "#label", "#publisher", "#why-shown"].map((id) => one(id).value.trim());
    const sought = text.toLowerCase();
    const fits = (article) => (publisher === "" || article.dataset.p === publisher) && (shownAs === "" || article.dataset.why === shownAs);
    for (const option of choice.options) option.hidden = !fits(document.getElementById(option.value));
    let listed = 0;
    rows.forEach((row, i) => {
      row.hidden = !((publisher === "" || row.dataset.p === publisher) && rowTexts[i].includes(sought));
      if (!row.hidden) listed++;
    });
    const found = sought === "" && label === "" && publisher === "" && shownAs === "" ? null : sentences.filter((sentence, i) =>
      texts[i].includes(sought) && fits(sentence.closest("article")) &&
      (label === "" || (sentence.matches(".unsure") ? label === "unsure" : sentence.matches("." + label))));
    one("#found").hidden = found === null;
    one("#found-list").replaceChildren(...(found ?? []).slice(0, MOST).map((sentence) => {
      const item = document.createElement("li"), line = item.appendChild(document.createElement("div")), link = document.createElement("a"), facts = document.createElement("span");
      line.dir = "auto";
      link.href = "#" + sentence.id;
      link.textContent = sentence.textContent.slice(one("sup", sentence).textContent.length);
      facts.className = "facts";
      facts.textContent = " " + sentence.title.split(" · ")[0] + " · " + one("h3", sentence.closest("article")).textContent;
      line.append(link, facts);
      return item;
    }));
    one("#found-count").textContent = found === null ? "" :
      found.length + (found.length === 1 ? " sentence" : " sentences") + " in the articles shown in full" + (found.length > MOST ? ", the first " + MOST + " below" : "") +
      "; " + listed + " of " + rows.length + " articles in the list.";
  };
  let waiting;
  finder.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(find, 120); });
}
goToAddress();
addEventListener("beforeprint", () => { for (const values of all("details.values")) values.open = true; });
`;
