/** Runs of words that tell that something is done in the call itself, or is only said to go on with it. */
const listed = `
right now; now; real quick; quickly; very quickly; briefly; in a second; in a sec; in a minute; in a moment; just a second; for a second; for
a minute; for a moment; while we're here; as we speak; in chat; in the chat; into the chat; to the chat; our chat; chat window; here; over here; up here; down here; my screen; the screen; a screen; on screen;
screen; this slide; the slide; my slides up; next slide; on the board; on the whiteboard; the whiteboard; the floor; a question; one question; another question; some questions; a
few questions; this question; that question; the question; your question; a comment; one comment; some comments; a few comments; two comments; my comments; a point; one point; that point; this point; a few
points; a couple of points; two points; one thing; one more thing; a couple of things; a few things; one last; a motion; the motion; that motion; a note of; my time; some remarks; a statement; the floor; my best;
my way; a joke; a guess; fun of; sense; an example; my case; the case; the argument; an argument; a stab at; a suggestion; a proposal that; a distinction
`;

const runs = Map.groupBy(
  listed
    .split(';')
    .map((run) => run.trim().split(/\s+/))
    .filter(([first]) => first),
  ([first]) => first ?? '',
);

/** Whether words tell of the call itself: “I'll put it in the chat”. */
export function isOfTheCall(words: readonly string[]): boolean {
  return words.some((word, at) =>
    (runs.get(word) ?? []).some((run) => run.every((one, index) => one === words[at + index])),
  );
}
