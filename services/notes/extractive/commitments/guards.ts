/** Verbs after which "if" means "whether": "I'll check if it passed" is no condition. */
const whether =
  /\b(?:check|see|ask|asks|know|confirm|find out|verify|figure out|test|tell \S+|look at|look into|let \S+ know|decide|clarify|determine)\s+(?:\S+\s+){0,2}$/i;
const conditional =
  /\b(?:if|unless|provided that|assuming|in case|suppose|supposing|imagine|otherwise|depends|depending)\b/gi;

/** Whether a sentence only holds under a condition. */
export function isConditional(sentence: string): boolean {
  return [...sentence.matchAll(conditional)].some(({ 0: found, index }) => {
    if (found.toLowerCase() !== 'if') return true;
    const before = sentence.slice(0, index);
    // "If nobody objects" and "if that's okay" ask for consent, they set no condition.
    if (
      /^if (?:no(?:body| one)|that'?s (?:ok|okay|fine|alright)|you don't mind|it'?s (?:ok|okay) )/i.test(
        sentence.slice(index),
      )
    )
      return false;
    return !whether.test(before);
  });
}

const denied =
  /\b(?:not|never|n't|\w+n't|cannot|doubt|unlikely|nobody|no one|wish|instead of|rather than|without)\b[^,.;:]*$/i;
const guessed = /\b(?:maybe|perhaps|might|could|would|may|hypothetically|ideally|pretend|say)\b[^,.;:]*$/i;
const reported =
  /\b(?:said|says|saying|told (?:me|us|him|her|them)|asked|thought|thinks|was like|goes|mentioned|promised|claims|claimed|heard|wrote|used to|whenever|every time)\b[^.;]*["“']?$/i;

/** Whether what comes before a statement takes it back: denied, only guessed, or someone else's words. */
export function isTakenBack(before: string): boolean {
  return denied.test(before) || guessed.test(before) || reported.test(before);
}

const tag = /,?\s*(?:okay|ok|right|alright|all right|yeah|yes|no|correct|deal|cool)\s*\?\s*$/i;

/** Whether a sentence asks; "I'll send it, okay?" tells. */
export function isAsked(sentence: string): boolean {
  return /\?["”')\s]*$/.test(sentence) && !tag.test(sentence);
}
