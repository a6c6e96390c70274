package cn.yishulai.people;

/** Where a one-time code can be sent. */
sealed interface Recipient permits PhoneNumber, EmailAddress {

    /** Eleven digits, or an address in lower case: nothing is both. */
    String text();
}
