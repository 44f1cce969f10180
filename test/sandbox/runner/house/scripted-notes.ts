/** A line of a transcript, or a passage of one, as a prompt numbers it. */
type Line = { number: number; speaker: string; text: string };

const most = 4;

/**
 * What a model writes when the app asks for an object: notes of a call, the whole of several parts, an answer from
 * passages. Each in people's own words, as notes have to be borne by what was said.
 */
export function scriptedObject(shape: unknown, prompt: string): object {
  const wanted = Object.keys(Object(Object(shape).properties));
  const lines = linesIn(prompt);
  if (wanted.includes('answer')) return answerFrom(lines);
  const said = lines.filter(({ text }) => text.split(' ').length > 5);
  const all: Record<string, unknown> = {
    title: 'What was said',
    summary: said.slice(0, most).map(asSaid),
    decisions: said.filter(({ text }) => /\blet us decide\b/i.test(text)).map(asSaid),
    actionItems: said.filter(({ text }) => /^I will /.test(text)).map(taskOf),
    ...{ questions: [], chapters: [], findings: [], facts: [] },
  };
  return Object.fromEntries(wanted.map((name) => [name, all[name]]));
}

function linesIn(prompt: string): Line[] {
  const found = prompt.matchAll(/^\[(\d+)\] (?:([^:\n]+): )?(.+)$/gm);
  return [...found].map(([, number, speaker = '', text = '']) => ({ number: Number(number), speaker, text }));
}

function asSaid({ number, text }: Line) {
  return { text, segments: [number] };
}

function taskOf({ number, speaker, text }: Line) {
  const words = text.replace(/^I will /, '');
  return {
    text: `${words[0]?.toUpperCase()}${words.slice(1)}`,
    owners: [speaker],
    due: null,
    segments: [number],
  };
}

function answerFrom([first]: readonly Line[]) {
  return first
    ? { answer: `${first.speaker.split(', ').at(-1)} said: “${first.text}”`, passages: [first.number] }
    : { answer: '', passages: [] };
}
