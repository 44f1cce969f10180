/** Meet and Zoom show about that much of a name. */
const maxNameChars = 60;
const ending = ' notes';

/** What the note-taking participant is called in a call: after the persona, so that people see whose it is. */
export function notesBotName(botName: string): string {
  return `${botName.slice(0, maxNameChars - ending.length).toWellFormed()}${ending}`;
}
