package cn.yishulai.labels;

import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.DropOffCode;
import cn.yishulai.kernel.FamilyCode;
import cn.yishulai.kernel.ShelfCode;
import cn.yishulai.kernel.TransferCode;
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

    /** The address on a family card, in capitals too; the scan box reads it. */
    public String url(FamilyCode code) {
        return host(config.publicHost()) + "/F/" + code;
    }

    /** The address on the slip of a van load. */
    public String url(TransferCode code) {
        return host(config.publicHost()) + "/X/" + code;
    }

    /** The address on the label of a shelf. */
    public String url(ShelfCode code) {
        return host(config.publicHost()) + "/S/" + code;
    }

    /** The address on the slip of a drop-off session, in capitals too; the scan box reads it. */
    public String url(DropOffCode code) {
        return host(config.publicHost()) + "/D/" + code;
    }

    /** @param host name, and port if need be, under which the public reaches the service; at most 44 characters */
    public static String url(String host, CopyCode code) {
        return host(host) + "/B/" + code;
    }

    private static String host(String host) {
        String capitals = host.toUpperCase(Locale.ROOT);
        if (!HOST.matcher(capitals).matches()) {
            throw new IllegalArgumentException("yishulai.labels.public-host is a host name, not " + host);
        }
        return "HTTPS://" + capitals;
    }
}
