"use strict";
// What the page does better with a script; without one nothing is missing but comfort.

// A place counts code points, a browser's text counts UTF-16 units: walk from one to the other.
function unitsOf(words, points) {
  return Array.from(words).slice(0, points).join("").length;
}

function textNodes(part) {
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
}

// The range of the words from `start` to `end` of a report, begun in `part`.
function rangeIn(part, start, end) {
  const from = Number(part.dataset.from);
  const words = part.textContent;
  let left = unitsOf(words, start - from);
  let right = unitsOf(words, end - from);
  const range = document.createRange();
  range.selectNodeContents(part);
  let begun = false;
  for (const node of textNodes(part)) {
    if (!begun && left < node.length) { range.setStart(node, left); begun = true; }
    if (right <= node.length) { range.setEnd(node, right); return range; }
    left -= node.length;
    right -= node.length;
  }
  return range;
}

// Mark the exact words that a link leads to.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (!link) return;
  if (link.dataset.left) {
    document.getElementById(link.dataset.left).checked = true;
    document.getElementById(link.dataset.right).checked = true;
  }
  const part = document.getElementById(link.getAttribute("href").slice(1));
  if (!part) return;
  const folded = part.closest("details");
  if (folded) folded.open = true;
  if (!link.dataset.at || !part.dataset.from || !window.CSS?.highlights) return;
  const [start, end] = link.dataset.at.split(",").map(Number);
  CSS.highlights.set("exact", new Highlight(rangeIn(part, start, end)));
});

// Copying words of a report copies where they stand.
function placeOf(selection) {
  const node = selection.anchorNode;
  const near = node && (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement);
  const link = near?.closest("a.passage[data-at]");
  if (link) {
    const part = document.getElementById(link.getAttribute("href").slice(1));
    return part && { article: part.closest("article"), at: link.dataset.at.split(",") };
  }
  const part = near?.closest("p.part");
  if (!part || !selection.focusNode || !part.contains(selection.focusNode)) return null;
  const range = selection.getRangeAt(0);
  const before = document.createRange();
  before.selectNodeContents(part);
  before.setEnd(range.startContainer, range.startOffset);
  const start = Number(part.dataset.from) + Array.from(before.toString()).length;
  return { article: part.closest("article"), at: [start, start + Array.from(range.toString()).length] };
}

document.addEventListener("copy", (event) => {
  const selection = document.getSelection();
  const words = selection ? selection.toString().trim() : "";
  const place = words && placeOf(selection);
  if (!place || !place.article) return;
  const { outlet, headline, published, source } = place.article.dataset;
  const titled = headline ? `“${headline}”, ` : "";
  const cited = `“${words}” — ${outlet}, ${titled}${published}, ${source}, characters ${place.at[0]}–${place.at[1]}`;
  event.clipboardData.setData("text/plain", cited);
  event.preventDefault();
});

// Times that have a zone are shown in the reader's own zone too.
for (const time of document.querySelectorAll("time[datetime*='T']")) {
  const written = time.getAttribute("datetime");
  const zone = /(Z|[+-]\d\d:?\d\d)$/.exec(written);
  const read = new Date(written);
  if (!zone || Number.isNaN(read.getTime())) continue;
  const here = -read.getTimezoneOffset();
  const digits = zone[0] === "Z" ? "+00:00" : zone[0];
  const there = (digits[0] === "-" ? -1 : 1) * (Number(digits.slice(1, 3)) * 60 + Number(digits.slice(-2)));
  if (here === there) continue;
  const local = document.createElement("span");
  local.className = "here";
  local.textContent = `${read.toLocaleString([], { dateStyle: "short", timeStyle: "short" })} your time`;
  time.append(local);
}

// Paper has no folds.
addEventListener("beforeprint", () => {
  for (const folded of document.querySelectorAll("details:not([open])")) folded.open = true;
});
