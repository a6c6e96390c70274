package cn.yishulai.people;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * How somebody proves who they are: PHONE with phone and code, EMAIL with email and code, STAFF with name and password, and the code of a second factor if there is one; PIN
 * with the credential of a shared device, name and PIN.
 */
public record SignInForm(
        @NotNull Grant grant,
        @Nullable @Size(max = 14) String phone,
        @Nullable @Size(min = 6, max = 6) String code,
        @Nullable @Size(min = 1, max = 64) String name,
        @Nullable @Size(min = 1, max = 200) String password,
        @Nullable @Size(min = 6, max = 16) String secondFactor,
        @Nullable @Size(min = 1, max = 100) String deviceCredential,
        @Nullable @Size(min = 6, max = 6) String pin,
        @Nullable @Size(min = 1, max = 40) String card,
        @Nullable @Size(min = 1, max = 128) String wechatCode,
        @Nullable @Size(max = 254) String email) {

    public enum Grant {
        PHONE,
        STAFF,
        PIN,
        READER_CARD,
        WECHAT,
        EMAIL
    }

    static SignInForm byPhone(String phone, String code) {
        return new SignInForm(Grant.PHONE, phone, code, null, null, null, null, null, null, null, null);
    }

    static SignInForm byPassword(String name, String password) {
        return new SignInForm(Grant.STAFF, null, null, name, password, null, null, null, null, null, null);
    }

    static SignInForm byEmail(String email, String code) {
        return new SignInForm(Grant.EMAIL, null, code, null, null, null, null, null, null, null, email);
    }

    /** Everything it says, in order. */
    String[] parts() {
        return new String[] {
            grant.name(),
            text(phone),
            text(code),
            text(name),
            text(password),
            text(secondFactor),
            text(deviceCredential),
            text(pin),
            text(card),
            text(wechatCode),
            text(email)
        };
    }

    private static String text(@Nullable String part) {
        return part == null ? "" : part;
    }

    /** Never in a log. */
    @Override
    public String toString() {
        return "SignInForm[" + grant + "]";
    }
}
