// Finding a name however it is typed: without its accents, begun only, or misspelt.
// Used by the search in the header and by the pages that have a search of their own.

const LETTERS = { æ: "ae", ø: "o", ß: "ss", đ: "d", ł: "l", þ: "th", ð: "d" };

// Åbo is found by abo, Ørsta by orsta, Thüringen by thuringen; as graph/names.py does.
function foldName(text) {
  const bare = text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
  return bare.replace(/[æøßđłþð]/g, (letter) => LETTERS[letter]).trim().replace(/\s+/g, " ");
}

const wordsOf = (folded) => folded.split(/[^\p{L}\p{N}]+/u).filter(Boolean);

// How many letters must be put in, left out, exchanged, or swapped with the next one
// (Damerau 1964, each stretch mended once); more than `most` is told as Infinity.
function nameDistance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return Infinity;
  let [before, above] = [[], Array.from({ length: other.length + 1 }, (_, n) => n)];
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      row[j] = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (same ? 0 : 1));
      const swapped = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > most) return Infinity;
    [before, above] = [above, row];
  }
  return above[other.length] > most ? Infinity : above[other.length];
}

// Short words must be right; one slip is let pass from four letters, two from eight.
const slipsIn = (word) => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

// How far a word is from a word of a name, or from the beginning of it.
function slips(word, known) {
  const most = slipsIn(word);
  const begun = known.slice(0, word.length);
  return Math.min(nameDistance(word, known, most), nameDistance(word, begun, most));
}

// How well a folded name answers what was typed: 0 is best, Infinity not at all.
// `exact` lets no slip pass.
function nameRank(wanted, folded, { exact = false } = {}) {
  if (folded === wanted) return 0;
  if (folded.startsWith(wanted)) return 1;
  const known = wordsOf(folded);
  const asked = wordsOf(wanted);
  if (asked.every((word) => known.some((one) => one.startsWith(word)))) return 2;
  if (folded.includes(wanted)) return 3;
  if (exact) return Infinity;
  const missed = asked.map((word) => Math.min(...known.map((one) => slips(word, one))));
  return asked.length ? 4 + missed.reduce((sum, one) => sum + one, 0) : Infinity;
}

// The entries that answer best, each by the best of its folded names (`keys`); an entry
// of greater `weight` stands behind those that answer as well.  Slips are let pass only
// when little is found without.
function findNames(typed, entries, most) {
  const wanted = foldName(typed);
  if (!wanted) return [];
  const exact = ranked(wanted, entries, { exact: true });
  const found = exact.length < 3 ? ranked(wanted, entries) : exact;
  return found.slice(0, most).map(({ entry }) => entry);
}

function ranked(wanted, entries, how) {
  const rank = (entry) => Math.min(...entry.keys.map((key) => nameRank(wanted, key, how)));
  return entries
    .map((entry) => ({ entry, rank: rank(entry) }))
    .filter((one) => one.rank < Infinity)
    .sort((a, b) => a.rank - b.rank || (a.entry.weight ?? 0) - (b.entry.weight ?? 0));
}
