package cn.yishulai.labels;

import cn.yishulai.kernel.CertificateCode;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.DropOffCode;
import cn.yishulai.kernel.FamilyCode;
import cn.yishulai.kernel.ShelfCode;
import cn.yishulai.kernel.TicketCode;
import cn.yishulai.kernel.TransferCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What stands on a label. */
@ApplicationScoped
public class Labels {

    /** What a QR symbol holds in its small, alphanumeric mode, and a host may contain. */
    private static final Pattern HOST = Pattern.compile("[A-Z0-9.:-]{1,44}");

    private static final Pattern ADDRESS = Pattern.compile("HTTPS?://([^/?#]+)(?:[/?#].*)?");

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

    /** The address on a ticket to a fair, in capitals too; gates and the scan box read it. */
    public String url(TicketCode code) {
        return host(config.publicHost()) + "/T/" + code;
    }

    /** The address on the slip of a drop-off session, in capitals too; the scan box reads it. */
    public String url(DropOffCode code) {
        return host(config.publicHost()) + "/D/" + code;
    }

    /** The address on a certificate: the page behind it says whether it is genuine. */
    public String url(CertificateCode code) {
        return host(config.publicHost()) + "/C/" + code;
    }

    /** The address of the public page of a fair, in capitals, for what is printed. */
    public String printedUrlOfFair(UUID fair) {
        return host(config.publicHost()) + "/E/" + fair.toString().toUpperCase(Locale.ROOT);
    }

    /** An address of this service as links have it. @param path with its first slash */
    public String link(String path) {
        return host(config.publicHost()).toLowerCase(Locale.ROOT) + path;
    }

    /**
     * Whether an address that somebody scanned stands on labels of this library: under the name printed today or one
     * printed before. Another library's labels may look like ours to the last letter.
     *
     * @param address in any case, with its scheme
     */
    public boolean isOurs(String address) {
        Matcher parts = ADDRESS.matcher(address.strip().toUpperCase(Locale.ROOT));
        return parts.matches()
                && Stream.concat(
                                Stream.of(config.publicHost()),
                                config.formerHosts().stream().flatMap(List::stream))
                        .anyMatch(host -> host.equalsIgnoreCase(parts.group(1)));
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
