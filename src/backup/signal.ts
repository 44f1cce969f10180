/** Asks the process that has the embedded database for a backup. SIGUSR1 is Node's own. */
export const backupSignal = 'SIGUSR2';
