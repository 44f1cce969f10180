/** Encrypts what the database mustn't reveal. `of` names the owner: only the same owner can decrypt it. */
export type SecretCipher = {
  encrypt(text: string, of: string): CipherResult;
  decrypt(encrypted: string, of: string): CipherResult;
};

/** Reasons are sentences for people, without secrets. */
export type CipherResult = { ok: true; value: string } | { ok: false; reason: string };
