/** Before a promise in its clause: it is denied, guessed, reported or a habit. */
const clauseSpoilers = new Set(
  `not never don't doesn't didn't can't cannot won't doubt unlikely wish maybe perhaps might could would should unless whether
  if said says say saying told asked thought like goes suppose supposing imagine pretend sometimes usually always often
  whenever normally typically how what where why which instead rather hope guess`.split(/\s+/),
);
/** Anywhere before it in its sentence. */
const sentenceSpoilers = new Set(
  `if unless whenever suppose supposing imagine sometimes usually said says like thinks goes`.split(' '),
);
/** Right before it. */
const openers = new Set(['“', '"', '«', 'that']);
/** “if” after these means “whether”. */
const askers = new Set(
  'check see ask know confirm out verify figure test tell find look into look at decide'.split(' '),
);
/** “If nobody minds” asks for leave. */
const consents =
  "that; that's; nobody; no; you want; you'd; you like; it's; you don't; i can; possible; needed; everyone; everybody's; everyone's"
    .split(';')
    .map((one) => `if ${one.trim()}`);
const tags = new Set('okay ok right alright yes yeah correct deal cool fine'.split(' '));

/** Whether what stands before a promise takes it back. */
export function isSpoilt(clause: readonly string[], sentence: readonly string[]): boolean {
  return (
    openers.has(sentence.at(-1) ?? '') ||
    clause.some((word) => clauseSpoilers.has(word)) ||
    sentence.some((word) => sentenceSpoilers.has(word))
  );
}

/** Whether what follows makes it hold only under a condition; “if nobody minds” sets none. */
export function isConditional(after: readonly string[]): boolean {
  return after.some((word, at) => {
    if (word === 'unless' || word === 'assuming' || word === 'otherwise') return true;
    if (word !== 'if') return false;
    const condition = after.slice(at, at + 3).join(' ');
    if (consents.some((one) => condition === one || condition.startsWith(`${one} `))) return false;
    return !after.slice(0, at).some((one) => askers.has(one));
  });
}

/** Whether a sentence asks; “I'll send it, okay?” tells. */
export function isAsked(words: readonly string[]): boolean {
  return words.at(-1) === '?' && !(words.at(-3) === ',' && tags.has(words.at(-2) ?? ''));
}
