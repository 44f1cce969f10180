/** Keeps what the database must not tell. `of` names whose it is: encrypted for one, it opens for no other. */
export type SecretCipher = {
  encrypt(text: string, of: string): CipherResult;
  decrypt(encrypted: string, of: string): CipherResult;
};

/** Reasons are sentences for people, without secrets. */
export type CipherResult = { ok: true; value: string } | { ok: false; reason: string };
