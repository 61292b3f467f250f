/** A folder with this prefix holds a restore that is under way; while it is there the data folder is not opened. */
export const restoringPrefix = 'restoring-';

/** A folder with this prefix holds what was there before a restore. */
export const replacedPrefix = 'replaced-';
