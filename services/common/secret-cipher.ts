import type { EncryptionProblem } from './encryption-problem.ts';

/** Encrypts what the database mustn't reveal. `of` names the owner: only the same owner can decrypt it. */
export type SecretCipher = {
  encrypt(text: string, of: string): CipherResult;
  decrypt(encrypted: string, of: string): CipherResult;
};

export type CipherResult = { ok: true; value: string } | { ok: false; problem: EncryptionProblem };
