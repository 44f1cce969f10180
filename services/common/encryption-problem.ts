/** Why a secret can't be encrypted or decrypted, and what to do: for people. */
export const encryptionProblems = {
  no_key: { what: 'Secrets can’t be stored here yet.', next: 'Ask an admin to set ENCRYPTION_KEY.' },
  bad_file: {
    what: 'The file encryption-key in DATA_DIR has no valid key.',
    next: 'Ask an admin to restore it from a backup.',
  },
  other_key: {
    what: 'This secret can’t be decrypted: it was encrypted with another ENCRYPTION_KEY.',
    next: 'Remove it and add it again.',
  },
} as const;

export type EncryptionProblem = keyof typeof encryptionProblems;

export function sayEncryption(problem: EncryptionProblem): string {
  const { what, next } = encryptionProblems[problem];
  return `${what} ${next}`;
}
