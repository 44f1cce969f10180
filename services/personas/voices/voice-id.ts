const maxChars = 256;
const stampChars = '_20260401090000'.length;

/** Whether a session may be asked for a voice of that id: ASCII, first a letter. */
export const isVoiceId = (id: string): boolean => /^[A-Za-z][\x21-\x7e]{1,254}[A-Za-z0-9)]$/.test(id);

/** The id of a new clone, `voice_<name>_<UTC yyyymmddHHMMSS>`: 8 to 256 ASCII characters, first a letter. */
export function newVoiceId(name: string, now: Date): string {
  const stamp = now.toISOString().slice(0, 19).replaceAll(/\D/g, '');
  const plain = name
    .slice(0, maxChars)
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_|_$/g, '');
  return `voice_${plain || 'persona'}`.slice(0, maxChars - stampChars).concat(`_${stamp}`);
}
