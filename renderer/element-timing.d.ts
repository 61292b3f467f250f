import type {} from 'react';

declare module 'react' {
  interface HTMLAttributes<T> {
    /** Element Timing: the page notes under this name when the element was first painted. */
    elementtiming?: string;
  }
}
