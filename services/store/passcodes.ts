import type { SecretCipher } from '../common/secret-cipher.ts';

type OfCall = { readonly callKey: string; readonly passcode: string | null };

/** Zoom's passcodes as the database keeps them. They are their call's, so that they may go from row to row. */
export type Passcodes = {
  /** Encrypted, or as it is where there's no key, or where it is encrypted already. */
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
      return sealed.ok ? sealed.value : passcode;
    },
    open({ callKey, passcode }) {
      if (passcode === null || !looksSealed.test(passcode)) return passcode;
      const opened = cipher.decrypt(passcode, ownerOfPasscode(callKey));
      return opened.ok ? opened.value : null;
    },
  };
}
