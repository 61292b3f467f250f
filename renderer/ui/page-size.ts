/** So many items of a list are fetched at a time. */
export const pageSize = 100;
