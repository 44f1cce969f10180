import type { ServerResponse } from 'node:http';

/** What is shown, by key, each as JSON. */
export type Parts = ReadonlyMap<string, string>;

/** Milliseconds; a burst of edits is drawn once. */
const drawEvery = 50;

/** Tells every open page what changed since it was last told. */
export function createLive(partsNow: () => Parts) {
  const told = new Map<ServerResponse, Parts>();
  let timer: NodeJS.Timeout | undefined;

  const tell = (page: ServerResponse, now: Parts) => {
    const before = told.get(page);
    const fresh = [...now].filter(([key, json]) => before?.get(key) !== json);
    const gone = [...(before?.keys() ?? [])].filter((key) => !now.has(key));
    told.set(page, now);
    if (before && fresh.length + gone.length === 0) return;
    const set = fresh.map(([key, json]) => `${JSON.stringify(key)}:${json}`).join(',');
    page.write(`data: {"isFirst":${!before},"set":{${set}},"gone":${JSON.stringify(gone)}}\n\n`);
  };

  return {
    open(page: ServerResponse): void {
      page.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      tell(page, partsNow());
      page.on('close', () => told.delete(page));
    },
    /** Something may have changed. */
    touch(): void {
      if (timer) return;
      timer = setTimeout(() => {
        timer = undefined;
        const now = partsNow();
        for (const page of told.keys()) tell(page, now);
      }, drawEvery).unref();
    },
  };
}
