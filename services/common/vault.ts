/** Keeps what the database must not tell. `of` names whose it is: sealed for one, it opens for no other. */
export type Vault = {
  seal(text: string, of: string): Sealing;
  open(sealed: string, of: string): Sealing;
};

/** Reasons are sentences for people, without secrets. */
export type Sealing = { ok: true; value: string } | { ok: false; reason: string };
