import type { Executor } from '../../services/store/executor.ts';
import type { Statement } from './keep-statements.ts';

type Plan = {
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: Plan[];
};
type Answer = { rows: { 'QUERY PLAN': [{ Plan: Plan }] }[] };
type Client = { query(text: string, params: unknown[]): Promise<Answer> };

/** Rows of tables that the database looks at to answer a question, whether or not it gives them; of a change none. */
export async function rowsRead({ db }: { db: Executor }, { text, params }: Statement): Promise<number> {
  if (!/^\s*select/i.test(text)) return 0;
  const client = (db as unknown as { $client: Client }).$client;
  const { rows } = await client.query(`explain (analyze, format json) ${text}`, params);
  return lookedAt(rows[0]?.['QUERY PLAN'][0].Plan);
}

function lookedAt(plan: Plan | undefined): number {
  if (!plan) return 0;
  const own = plan['Relation Name'] ? plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0) : 0;
  const below = (plan.Plans ?? []).map(lookedAt);
  return own * plan['Actual Loops'] + below.reduce((sum, rows) => sum + rows, 0);
}
