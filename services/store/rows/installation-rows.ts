import { and, eq, isNull, sql } from 'drizzle-orm';
import type { SecretCipher } from '../../common/secret-cipher.ts';
import type { Executor } from '../executor.ts';
import { slackInstallations, slackInstallStates } from '../schema/installations.ts';
import { workspaces } from '../schema/notes.ts';
import { transact } from '../transaction.ts';

/** A workspace that has the app now. */
export type Installation = Pick<
  typeof slackInstallations.$inferSelect,
  'teamId' | 'teamName' | 'url' | 'botUserId' | 'botId' | 'token' | 'refreshToken' | 'tokenExpiresAt'
>;

/** A token as Slack gives it. With rotation it expires, and the other one gets the next. */
export type GivenTokens = { token: string; refreshToken: string | null; expiresAt: Date | null };

export type NewInstallation = Omit<Installation, 'token' | 'refreshToken' | 'tokenExpiresAt'> &
  GivenTokens & { enterpriseId: string | null; installedBy: string };

const shown = {
  teamId: slackInstallations.teamId,
  teamName: slackInstallations.teamName,
  url: slackInstallations.url,
  botUserId: slackInstallations.botUserId,
  botId: slackInstallations.botId,
  token: slackInstallations.token,
  refreshToken: slackInstallations.refreshToken,
  tokenExpiresAt: slackInstallations.tokenExpiresAt,
};
const isHere = isNull(slackInstallations.removedAt);

/** Whose the encrypted text is, as the cipher knows it. */
export const ownerOfToken = (kind: 'token' | 'refresh', teamId: string) => `slack-${kind}:${teamId}`;

export type InstallationRows = ReturnType<typeof installationRows>;

/** The workspaces that installed the app. No token is ever kept as it is. */
export function installationRows(db: Executor, cipher: SecretCipher) {
  const sealed = (teamId: string, { token, refreshToken, expiresAt }: GivenTokens) => ({
    token: seal(cipher, token, ownerOfToken('token', teamId)),
    refreshToken: refreshToken && seal(cipher, refreshToken, ownerOfToken('refresh', teamId)),
    tokenExpiresAt: expiresAt,
  });
  const isOf = (teamId: string) => and(eq(slackInstallations.teamId, teamId), isHere);
  return {
    all: (): Promise<Installation[]> => db.select(shown).from(slackInstallations).where(isHere),
    async of(teamId: string): Promise<Installation | null> {
      const [row] = await db.select(shown).from(slackInstallations).where(isOf(teamId));
      return row ?? null;
    },
    /** Null where no key opens it. */
    open(kind: 'token' | 'refresh', { teamId, token, refreshToken }: Installation): string | null {
      const text = kind === 'token' ? token : refreshToken;
      const opened = text === null ? null : cipher.decrypt(text, ownerOfToken(kind, teamId));
      return opened?.ok ? opened.value : null;
    },
    /** Also for a workspace that is back: what it had is its again. */
    async install({ token, refreshToken, expiresAt, ...who }: NewInstallation): Promise<void> {
      const values = { ...who, ...sealed(who.teamId, { token, refreshToken, expiresAt }) };
      const set = { ...values, installedAt: sql`clock_timestamp()`, removedAt: null, removedBecause: null };
      await transact(db, async (tx) => {
        await tx.insert(slackInstallations).values(values).onConflictDoUpdate({
          target: slackInstallations.teamId,
          set,
        });
        await tx.update(workspaces).set({ leftAt: null }).where(eq(workspaces.teamId, who.teamId));
      });
    },
    async rotated(teamId: string, given: GivenTokens): Promise<void> {
      await db.update(slackInstallations).set(sealed(teamId, given)).where(isOf(teamId));
    },
    /** Its tokens are worth nothing any more, and go at once. */
    async removed(teamId: string, because: string): Promise<void> {
      const none = { token: null, refreshToken: null, tokenExpiresAt: null };
      const at = sql`clock_timestamp()` as unknown as Date;
      await db
        .update(slackInstallations)
        .set({ ...none, removedAt: at, removedBecause: because })
        .where(isOf(teamId));
    },
    /** Those that removed us, and whose calls and keys nobody has ended: a process died in between. */
    async notYetLeft(): Promise<string[]> {
      const { rows } = await db.execute<{ teamId: string }>(sql`
        select i.team_id as "teamId" from slack_installations i
        left join workspaces w on w.team_id = i.team_id
        where i.removed_at is not null and w.left_at is null`);
      return rows.map(({ teamId }) => teamId);
    },
    async addState(hash: string, seconds: number): Promise<void> {
      await db.delete(slackInstallStates).where(sql`expires_at < clock_timestamp()`);
      const expiresAt = sql`clock_timestamp() + make_interval(secs => ${seconds})` as unknown as Date;
      await db.insert(slackInstallStates).values({ hash, expiresAt });
    },
    /** Whether it was there; it isn't any more. */
    async takeState(hash: string): Promise<boolean> {
      const taken = await db
        .delete(slackInstallStates)
        .where(and(eq(slackInstallStates.hash, hash), sql`expires_at >= clock_timestamp()`))
        .returning({ hash: slackInstallStates.hash });
      return taken.length > 0;
    },
  };
}

function seal(cipher: SecretCipher, text: string, owner: string): string {
  const encrypted = cipher.encrypt(text, owner);
  if (!encrypted.ok) throw new Error(`A token could not be encrypted: ${encrypted.problem}`);
  return encrypted.value;
}
