/** Runs of words that tell that something is done in the call itself, or is only said to go on with it. */
const listed = `
right now; now; real quick; quickly; briefly; in a second; in a sec; in a minute; in a moment; for a second; for a minute; for a moment; as we go;
as we speak; while we're here; here; over here; up here; down here; in chat; in the chat; into the chat; to the chat; via chat; our chat; zoom chat;
meeting chat; chat window; chat box; screen; slide; slides up; a tab; new tab; the tab; a window; the window; microphone; mic; audio; camera;
on the board; on the whiteboard; the whiteboard; the floor; a question; one question; another question; some questions; a few questions; this question;
that question; the question; your question; a comment; one comment; some comments; a few comments; two comments; my comments; a point; one point; two points;
that point; this point; my point; a few points; a couple of points; on what; that thought; one thing; one more thing; a couple of things; a few things;
one last; a motion; the motion; that motion; my time; some remarks; a statement; an example; the case; the argument; an argument; a suggestion;
a distinction; a joke; the subject; the topic; to speak; the roll; the vote; the minister; deputy minister;
next item; next witness; next speaker; to order
`;

const runs = Map.groupBy(
  listed.split(';').map((run) => run.trim().split(/\s+/)),
  ([first]) => first ?? '',
);

/** Whether words tell of the call itself: “I'll put it in the chat”. */
export function isOfTheCall(words: readonly string[]): boolean {
  return words.some((word, at) =>
    (runs.get(word) ?? []).some((run) => run.every((one, index) => one === words[at + index])),
  );
}
