// What Unicode says is shown as nothing (https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point): zero-width
// marks, marks of direction, soft hyphens, fillers, variation selectors and tags. Models read what people can't see.
const invisible =
  /[\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800\uFFF9-\uFFFC\u{13430}-\u{1343F}]/gu;

/** More marks than any script puts on one letter: they cover each other, and what stands around them. */
const piledMarks = /([\p{Mn}\p{Me}]{8})[\p{Mn}\p{Me}]+/gu;

const emojiBefore = /\p{Extended_Pictographic}$/u;
const joinableBefore = /(?:\p{Extended_Pictographic}\uFE0F?|[\u{1F3FB}-\u{1F3FF}])$/u;
const emoji = /^\p{Extended_Pictographic}/u;
const keycap = /[0-9#*]$/;
// Scripts whose letters change their shape at a joiner (RFC 5892, appendix A.1 and A.2).
const joined =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}]/u;

/** Text without characters that nobody sees, but for those that an emoji or a letter beside them needs. */
export function withoutInvisible(text: string): string {
  const seen = text.replaceAll(invisible, (mark, at: number) => {
    const before = text.slice(Math.max(0, at - 4), at);
    const after = text.slice(at + mark.length, at + mark.length + 2);
    return isNeeded(mark, before, after) ? mark : '';
  });
  return seen.replaceAll(piledMarks, '$1');
}

function isNeeded(mark: string, before: string, after: string): boolean {
  switch (mark) {
    case '\uFE0E':
    case '\uFE0F':
      return emojiBefore.test(before) || (keycap.test(before) && after.startsWith('\u20E3'));
    case '\u200D':
      return (joinableBefore.test(before) && emoji.test(after)) || isBetweenLetters(before, after);
    case '\u200C':
      return isBetweenLetters(before, after);
    default:
      return false;
  }
}

function isBetweenLetters(before: string, after: string): boolean {
  return joined.test(before.slice(-1)) && joined.test(after.slice(0, 1));
}
