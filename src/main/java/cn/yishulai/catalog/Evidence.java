package cn.yishulai.catalog;

/** Why two volumes are suggested to be one. Compared is folded text: traditional is simplified, capitals are small. */
public enum Evidence {
    /** They share a book number. */
    NUMBER,
    /** Title and label are the same. */
    TITLE,
    /** The titles sound the same. */
    PINYIN,
    AUTHOR,
    YEAR,
    PUBLISHER
}
