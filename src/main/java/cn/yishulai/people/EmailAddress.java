package cn.yishulai.people;

import static cn.yishulai.people.SignInRefusal.SIGN_IN_MALFORMED;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail address in lower case: the plain ones of RFC 5321, without quotes, comments or anything else that could end a
 * line or begin another address.
 */
record EmailAddress(String text) implements Recipient {

    private static final int LONGEST = 254;
    private static final int LONGEST_NAME = 64;
    private static final Pattern PLAIN =
            Pattern.compile("[a-z0-9_+-]+(?:\\.[a-z0-9_+-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,24}");

    EmailAddress {
        if (!isPlain(text)) {
            throw new IllegalArgumentException("not a plain e-mail address");
        }
    }

    /** @throws cn.yishulai.kernel.Refused SIGN_IN_MALFORMED */
    static EmailAddress require(@Nullable String typed) {
        String lower = typed == null ? "" : typed.toLowerCase(Locale.ROOT);
        if (!isPlain(lower)) {
            throw SIGN_IN_MALFORMED.because("email is an address like reader@example.cn");
        }
        return new EmailAddress(lower);
    }

    /** l***@example.cn: enough for its owner to recognise. */
    String masked() {
        return text.charAt(0) + "***" + text.substring(text.indexOf('@'));
    }

    private static boolean isPlain(String text) {
        return text.length() <= LONGEST
                && text.indexOf('@') <= LONGEST_NAME
                && PLAIN.matcher(text).matches();
    }

    @Override
    public String toString() {
        return masked();
    }
}
