package cn.yishulai.people;

import static cn.yishulai.people.SignInRefusal.SIGN_IN_MALFORMED;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A mobile number of mainland China, eleven digits without the country code. */
record PhoneNumber(String digits) implements Recipient {

    private static final Pattern TYPED = Pattern.compile("^(?:\\+86)?(1[3-9][0-9]{9})$");

    PhoneNumber {
        if (!digits.matches("^1[3-9][0-9]{9}$")) {
            throw new IllegalArgumentException("not a mobile number of mainland China");
        }
    }

    /** @throws cn.yishulai.kernel.Refused SIGN_IN_MALFORMED */
    static PhoneNumber require(@Nullable String typed) {
        PhoneNumber phone = typed == null ? null : parse(typed);
        if (phone == null) {
            throw SIGN_IN_MALFORMED.because("phone is a mobile number of mainland China");
        }
        return phone;
    }

    /** Null when it cannot be one. */
    static @Nullable PhoneNumber parse(String typed) {
        var matcher = TYPED.matcher(typed);
        return matcher.matches() ? new PhoneNumber(matcher.group(1)) : null;
    }

    @Override
    public String text() {
        return digits;
    }

    /** 138****0001: enough for its owner to recognise, too little to call. */
    String masked() {
        return masked(digits);
    }

    static String masked(String digits) {
        return digits.substring(0, 3) + "****" + digits.substring(7);
    }

    @Override
    public String toString() {
        return masked();
    }
}
