import type { ZodError } from 'zod';
import { refuse } from '../domain/result.ts';
import type { Result } from '../domain/result.ts';

/** The first thing that is wrong with the input of the procedure `name`, in words of ours: those of zod know one language. */
export function inputRefusal(name: string, { issues: [issue] }: ZodError): Result<never> {
  const field = issue === undefined || issue.path.length === 0 ? '-' : issue.path.join('.');
  switch (issue?.code) {
    case 'invalid_type':
      return issue.input === undefined && issue.message.includes('undefined')
        ? refuse('input-missing', { name, field })
        : refuse('input-invalid', { name, field, problem: `≠ ${issue.expected}` });
    case 'too_small': {
      const limit = Number(issue.minimum);
      return isMeasured(issue.origin)
        ? refuse('input-too-short', { name, field, limit })
        : refuse('input-too-small', { name, field, limit });
    }
    case 'too_big': {
      const limit = Number(issue.maximum);
      return isMeasured(issue.origin)
        ? refuse('input-too-long', { name, field, limit })
        : refuse('input-too-big', { name, field, limit });
    }
    case 'invalid_value':
      return refuse('input-not-one-of', {
        name,
        field,
        values: issue.values.map(String).join(', '),
      });
    case 'unrecognized_keys':
      return refuse('input-not-known', {
        name,
        field: [...issue.path, issue.keys[0] ?? ''].join('.'),
      });
    default:
      return refuse('input-invalid', { name, field, problem: issue?.message ?? '' });
  }
}

/** Whether the limit counts characters or entries, and not the value itself. */
const isMeasured = (origin: string): boolean => ['string', 'array', 'set', 'map'].includes(origin);
