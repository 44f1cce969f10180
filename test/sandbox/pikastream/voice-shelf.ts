/** MiniMax deletes a clone that nobody used for so long. */
const keptMs = 168 * 3_600_000;

type ClonedVoice = { readonly id: string; readonly madeAt: Date; readonly lastUsedAt: Date };

/** Uploaded recordings by file id, and the voices that were made of them. */
export type Voices = {
  readonly recordings: Map<string, { filename: string; type: string; bytes: number }>;
  /** Those that are gone, too. */
  readonly all: readonly ClonedVoice[];
  add(id: string): void;
  isThere(id: string): boolean;
  /** A session speaks with it, so its time begins again; false if it isn't there. */
  use(id: string): boolean;
};

export function createVoices(now: () => number): Voices {
  const all: { id: string; madeAt: Date; lastUsedAt: Date }[] = [];
  const find = (id: string) =>
    all.findLast((voice) => voice.id === id && now() - voice.lastUsedAt.getTime() < keptMs);
  return {
    recordings: new Map(),
    all,
    add: (id) => void all.push({ id, madeAt: new Date(now()), lastUsedAt: new Date(now()) }),
    isThere: (id) => find(id) !== undefined,
    use(id) {
      const voice = find(id);
      if (voice) voice.lastUsedAt = new Date(now());
      return voice !== undefined;
    },
  };
}

/**
 * Clones are named as the public client names them; any other id counts as one of the library. What the real one does with
 * a clone that is gone is unknown: that the create answers 422 is ours.
 */
export const isClone = (voiceId: string): boolean => /^voice_.+_\d{14}$/.test(voiceId);
