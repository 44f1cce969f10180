/** Meet and Zoom show about that much of a name. */
const maxNameChars = 60;
/** Behind the name of who is in a call, where what's said there is written down. */
export const noted = 'takes notes';
const ending = ' notes';

/**
 * A name as people in a call see it: it says there that what they say is written down, beside what says that it's an AI.
 * A name that is too long is cut before that.
 */
export function sayingThatItTakesNotes(name: string): string {
  if (takesNotes(name)) return name;
  const bracket = /\([^()]*\)$/.exec(name)?.[0];
  const behind = bracket ? `${bracket.slice(0, -1)}, ${noted})` : `(${noted})`;
  const before = bracket ? name.slice(0, -bracket.length).trim() : name;
  return `${before
    .slice(0, Math.max(0, maxNameChars - behind.length - 1))
    .toWellFormed()
    .trim()} ${behind}`.trim();
}

/** Whether a name in a call says so. */
export function takesNotes(nameInCall: string): boolean {
  return nameInCall.endsWith(`${noted})`);
}

/** The same as Slack shows it, where that has no need to be said. */
export function withoutNotes(nameInCall: string): string {
  return nameInCall.replace(/, takes notes\)$/, ')').replace(/ \(takes notes\)$/, '');
}

/** What the note-taking participant is called in a call: after the persona, so that people see whose it is. */
export function notesBotName(nameInCall: string): string {
  const name = withoutNotes(nameInCall);
  return `${name.slice(0, maxNameChars - ending.length).toWellFormed()}${ending}`;
}
