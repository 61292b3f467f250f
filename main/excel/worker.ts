import { standBack } from '../background-thread.ts';

// Before anything else: reading the readers themselves is work, too.
standBack();
await import('./work.ts');
