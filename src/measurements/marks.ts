/** Classes of rows, by how much they say: the greatest of a place-period is what coverage counts. */
export const classes = { empty: 1, notApplicable: 2, withheld: 3, counted: 4 } as const;

/** What a value is marked with, as bits, so that any number of rows is one number. */
export const bits = {
  'at-least': 1,
  'at-most': 2,
  about: 4,
  provisional: 8,
  estimated: 16,
  derived: 32,
  carried: 64,
} as const;

/** The `dimension` of entries that are totals; those of exhaustive dimensions have the number of theirs, all others NULL. */
export const ofTotals = -1;

/**
 * What an entry's `says` is made of beside `bits`: which classes its rows have, whether one that counts lacks a number, and from
 * `categories` on which categories are settled (counted, or not applicable). One number can be gathered far quicker than many.
 */
export const says = {
  counted: 1 << 8,
  withheld: 1 << 9,
  notApplicable: 1 << 10,
  value_: 1 << 11,
  numerator_: 1 << 12,
  denominator_: 1 << 13,
  categories: 16,
} as const;
