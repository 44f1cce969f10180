// ECMA-48: a control sequence, a command string up to its end, or an escape of two characters. What may repeat excludes
// what ends it and another beginning, so that every character is read once.
const codes =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what it is about
  /(?:\u001B\[|\u009B)[0-?]*[ -/]*[@-~]|(?:\u001B[P\]X^_]|[\u0090\u0098\u009D-\u009F])[^\u0007\u001B\u0090\u0098\u009B-\u009F]*(?:\u0007|\u001B\\|\u009C)|\u001B[ -/]*[0-Z\\^-~]/g;

/** Text without what tells a terminal to colour, move or rename something. */
export function withoutTerminalCodes(text: string): string {
  return text.replaceAll(codes, '');
}
