package cn.yishulai.catalog;

/** What a description is made of, each part with a source and a history of its own. */
public enum DescribedField {
    TITLE,
    AUTHOR,
    PUBLISHER,
    SERIES,
    /** Four digits. */
    YEAR,
    /** List price in hundredths of a yuan. */
    PRICE,
    LABEL,
    /** Keys of book numbers in their order, a semicolon between them. */
    NUMBERS
}
