import type { ActAnswer } from '../runner/page/acts.ts';

export type Act = (what: { do: string } & Record<string, unknown>) => Promise<ActAnswer>;

/** Does something as Ada, and shows the words that come back. */
export function createAct(words: HTMLElement): Act {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const say = (text: string) => {
    words.textContent = text;
    clearTimeout(timer);
    timer = setTimeout(() => {
      words.textContent = '';
    }, 8_000);
  };
  return async (what) => {
    try {
      const answer: ActAnswer = await (await post('/act', 'application/json', JSON.stringify(what))).json();
      if (answer.words) say(answer.words);
      return answer;
    } catch {
      const lost = 'The sandbox doesn’t answer. Start it again in its terminal.';
      say(lost);
      return { words: lost };
    }
  };
}

/** Puts a file into the workspace; resolves with its id. */
export async function giveFile(file: File): Promise<string> {
  const path = `/files?name=${encodeURIComponent(file.name)}`;
  const answer: { id: string } = await (await post(path, 'application/octet-stream', file)).json();
  return answer.id;
}

function post(path: string, type: string, body: string | File): Promise<Response> {
  return fetch(path, { method: 'POST', headers: { 'content-type': type }, body });
}
