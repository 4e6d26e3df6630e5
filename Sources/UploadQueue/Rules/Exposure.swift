/// What it costs where documents miss their deadline: 1 % of the DPP.
///
/// Source: UU KUP art. 14 (4), for a faktur that is not approved in time (PER-11/PJ/2025 art. 44 (3)). Reckoned on
/// harga jual / penggantian / DPP, the larger of the two bases the portal lists.
public enum Exposure {
  /// What is at stake with one document; `nil` where its DPP is not known, which is not the same as nothing.
  public static func atStake(taxBase: Rupiah?) -> Rupiah? {
    taxBase.map { max(.zero, $0.onePercent) }
  }
}
