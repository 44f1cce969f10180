import type { SecretCipher } from '../common/secret-cipher.ts';

type OfCall = { readonly callKey: string; readonly passcode: string | null };

/** Zoom's passcodes as the database keeps them. They are their call's, so that they may go from row to row. */
export type Passcodes = {
  /**
   * Encrypted, or as it is where no key is set, or where it is encrypted already. Null where the key's file is damaged: it
   * would lie there in the clear, and someone who knows it can still let us in.
   */
  seal(of: OfCall): string | null;
  /** As people gave it; null where the key is gone: someone who knows it can still let us in. */
  open(of: OfCall): string | null;
};

/** What nobody would use as a passcode. */
const looksSealed = /^v1\.[0-9a-f]{8}\.[\w-]{16}\.[\w-]{22}\.[\w-]+$/;

export function ownerOfPasscode(callKey: string): string {
  return `passcode:${callKey}`;
}

export function createPasscodes(cipher: SecretCipher): Passcodes {
  return {
    seal({ callKey, passcode }) {
      if (passcode === null || looksSealed.test(passcode)) return passcode;
      const sealed = cipher.encrypt(passcode, ownerOfPasscode(callKey));
      if (sealed.ok) return sealed.value;
      return sealed.problem === 'no_key' ? passcode : null;
    },
    open({ callKey, passcode }) {
      if (passcode === null || !looksSealed.test(passcode)) return passcode;
      const opened = cipher.decrypt(passcode, ownerOfPasscode(callKey));
      return opened.ok ? opened.value : null;
    },
  };
}
