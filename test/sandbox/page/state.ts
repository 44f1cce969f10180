import type {
  Frame,
  Progress,
  ShownCall,
  ShownMessage,
  ShownTrouble,
  ShownView,
  World,
} from '../runner/page/shown.ts';

export type State = ReturnType<typeof createState>;

/** All that the sandbox has told the page. A value stays the same object until the sandbox sends another. */
export function createState() {
  const values = new Map<string, unknown>();
  const all = <Value>(prefix: string): Value[] =>
    [...values].filter(([key]) => key.startsWith(prefix)).map(([, value]) => value as Value);
  const messages = (channel: string) =>
    all<ShownMessage>(`message ${channel} `).sort((a, b) => Number(a.ts) - Number(b.ts));

  return {
    /** Answers with the keys that are new. */
    take({ isFirst, set, gone }: Frame): string[] {
      if (isFirst) values.clear();
      for (const key of gone) values.delete(key);
      const fresh = isFirst ? [] : Object.keys(set).filter((key) => !values.has(key));
      for (const [key, value] of Object.entries(set)) values.set(key, value);
      return fresh;
    },
    get: (key: string) => values.get(key),
    progress: () => values.get('progress') as Progress | undefined,
    world: () => values.get('world') as World | undefined,
    modal: () => (values.get('modal') ?? null) as ShownView | null,
    home: () => (values.get('home') ?? null) as ShownView | null,
    troubles: () => (values.get('troubles') ?? []) as ShownTrouble[],
    calls: () => all<ShownCall>('call '),
    messages,
    /** What stands in a channel: what began threads, what is alone, and replies that are shown there, too. */
    roots: (channel: string) => {
      const here = messages(channel);
      const known = new Set(here.map(({ ts }) => ts));
      return here.filter(
        ({ ts, threadTs, isBroadcast }) =>
          isBroadcast || threadTs === null || threadTs === ts || !known.has(threadTs),
      );
    },
    thread: (channel: string, root: string) =>
      messages(channel).filter(({ ts, threadTs }) => ts === root || threadTs === root),
  };
}
