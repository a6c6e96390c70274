package cn.yishulai.labels;

import cn.yishulai.kernel.CopyCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.regex.Pattern;

/** What stands on a label. */
@ApplicationScoped
public class Labels {

    /** What a QR symbol holds in its small, alphanumeric mode, and a host may contain. */
    private static final Pattern HOST = Pattern.compile("[A-Z0-9.:-]{1,44}");

    private final LabelsConfig config;

    Labels(LabelsConfig config) {
        this.config = config;
    }

    /** The address of the public page of a copy, in capitals: so the symbol is 29 modules wide and not 33. */
    public String url(CopyCode code) {
        return url(config.publicHost(), code);
    }

    /** @param host name, and port if need be, under which the public reaches the service; at most 44 characters */
    public static String url(String host, CopyCode code) {
        String capitals = host.toUpperCase(Locale.ROOT);
        if (!HOST.matcher(capitals).matches()) {
            throw new IllegalArgumentException("yishulai.labels.public-host is a host name, not " + host);
        }
        return "HTTPS://" + capitals + "/B/" + code;
    }
}
