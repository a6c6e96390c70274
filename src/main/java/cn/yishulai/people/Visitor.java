package cn.yishulai.people;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * From where somebody knocks. Used for limits on guessing only, and kept as keyed digests only.
 *
 * @param address of the caller; of an IPv6 address the network half, because a home has 2^64 of the other half
 * @param device what the client calls its device, if it says so
 */
public record Visitor(String address, @Nullable String device) {

    private static final int IPV6_NETWORK_GROUPS = 4;

    public Visitor {
        address = address.contains(":") ? network(address) : address;
    }

    private static String network(String ipv6) {
        int zone = ipv6.indexOf('%');
        String[] groups = (zone < 0 ? ipv6 : ipv6.substring(0, zone)).split(":", -1);
        return String.join(":", Arrays.copyOf(groups, Math.min(groups.length, IPV6_NETWORK_GROUPS)));
    }
}
