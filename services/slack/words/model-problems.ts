const problems: Readonly<Record<string, string>> = {
  refused: 'its provider refused the key',
  rejected: 'its provider did not take the request',
  rate_limited: 'its provider asks us to wait',
  unreachable: 'its provider could not be reached',
  timed_out: 'it took too long',
  stopped: 'Stand-in was restarted',
  too_long: 'the call was longer than it can read',
  bad_output: 'what it wrote did not hold against what was said',
  nothing_said: 'nobody spoke but the agent',
  not_found: 'it found none in these words',
};

/** Why the model gave nothing, to stand after “The model …: ”. */
export function whyNoModel(problem: string): string {
  return problems[problem] ?? 'it failed';
}
