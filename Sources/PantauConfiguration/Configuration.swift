import Monitor
import TerminalKit
import UploadQueue
import Wording

/// What a person has set; what is `nil` was not said.
public struct Configuration: Sendable, Equatable {
  /// The language of the screen and of every message.
  public var language: Language?
  /// The time zone of what is shown.
  public var zone: ShownZone?
  /// Signing for this long counts as slow.
  public var slowAfter: Duration?
  /// From when on signing counts as stuck.
  public var stuck = StuckSetting()
  /// When people work.
  public var workingHours: WorkingHours?
  /// With this many days left, a document counts as due.
  public var dueWithin: Int?
  /// The time of day that is offered where a re-upload is to be planned for later.
  public var quieterHour: TimeOfDay?
  /// The columns of the table after status and time, in their order.
  public var columns: [ColumnKind]?
  /// The colours.
  public var theme = Theme()
  /// The keys.
  public var keys = KeyMap.standard
  /// Filters with names, each a tab of its own, in the order of the file.
  public var filters: [SavedFilter] = []
  /// Commands that are run when something happens, in the order of the file.
  public var hooks: [Hook] = []
  /// What the terminal tells while nobody looks.
  public var terminalAlerts: TerminalAlerts?
  /// Whether the mouse is used; then text is selected with Shift.
  public var usesMouse = false
  /// Certificates that `doctor` looks at, in the order of the file.
  public var certificates: [CertificateEntry] = []
  /// The queues, in the order of the file; none where the embedded one is meant.
  public var queues: [QueueEntry] = []

  /// A configuration that says nothing.
  public init() {}
}

/// A queue of a configuration.
public struct QueueEntry: Sendable, Equatable {
  /// What it is called.
  public var name: String
  /// Whether nothing may be changed at the backend, until the person says otherwise.
  public var isReadOnly: Bool
  /// From when on signing counts as stuck there; what it does not say is as for every queue.
  public var stuck = StuckSetting()
  /// Where its documents come from.
  public var backend: Backend
  /// The files that it names besides those that its documents are in: secrets, certificates, keys, lists of ids.
  public var files: [NamedPath] = []

  /// Where documents come from.
  public enum Backend: Sendable, Equatable {
    /// The embedded queue.
    case local(LocalEntry)
    /// A folder that exports of the portal are saved in.
    case coretaxExport(CoretaxExportEntry)
    /// The e-Faktur desktop client, by the files that are imported into it.
    case efakturDesktop(EfakturDesktopEntry)
    /// The portal's own lists.
    case coretaxPortal(CoretaxPortalEntry)
    /// A company's own integration layer.
    case gateway(GatewayEntry)
    /// A program that answers questions.
    case command(CommandEntry)
    /// A taxpayer at Pajak.io.
    case pajakio(PajakioEntry)
    /// A taxpayer at Mekari Klikpajak.
    case klikpajak(KlikpajakEntry)
    /// A taxpayer at PajakExpress.
    case pajakExpress(PajakExpressEntry)
  }
}

extension QueueEntry.Backend {
  /// The name of the queue that sees in Coretax what this one expects there, where there is one.
  public var coretaxQueue: String? {
    guard case .efakturDesktop(let desktop) = self else { return nil }
    return desktop.coretaxQueue
  }
}

extension [QueueEntry] {
  /// The names of those that have to be opened where these take the place of others: the new ones, those from another
  /// source or set otherwise, and those that look at one of them.
  ///
  /// Whether anything may be done there is followed without opening a queue again.
  public func namesToOpen(after before: [QueueEntry]) -> Set<String> {
    let fresh = filter { entry in
      !before.contains { ($0.name, $0.backend) == (entry.name, entry.backend) }
    }
    let names = Set(fresh.map(\.name))
    let looking = filter { $0.backend.coretaxQueue.map(names.contains) ?? false }
    return names.union(looking.map(\.name))
  }
}

/// What is set of an embedded queue.
public struct LocalEntry: Sendable, Equatable {
  /// Its file; the usual one where none is named.
  public var file: String?
  /// How it uploads again; as the queue's own setting says where nothing is said.
  public var reupload: Reupload?

  /// How an embedded queue uploads again.
  public enum Reupload: String, Sendable, Equatable, CaseIterable {
    /// By the table `outbox`.
    case outbox
    /// By the person, in the portal.
    case handOff = "hand-off"
  }
}
