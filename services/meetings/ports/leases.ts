/** The right to act for something, until it runs out. The fence grows with every holder. */
export type Lease = { readonly name: string; readonly fence: number };

export type Leases = {
  /** Null while another worker holds it. */
  acquire(name: string, seconds: number): Promise<Lease | null>;
  /** False when it was lost meanwhile. */
  renew(lease: Lease, seconds: number): Promise<boolean>;
  release(lease: Lease): Promise<void>;
};
