// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
]

/// A library room of the house; `Sources/NAME` is its folder.
func room(_ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

/// The tests beside a room.
func tests(
  _ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []
) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: [.target(name: name), "TestSupport"] + dependencies,
    exclude: exclude,
    swiftSettings: strict)
}

let package = Package(
  name: "pantau",
  products: [
    .executable(name: "pantau", targets: ["pantau"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.0"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
    .package(url: "https://github.com/apple/swift-certificates", from: "1.21.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    .package(url: "https://github.com/pointfreeco/swift-custom-dump", from: "1.7.3"),
  ],
  targets: [
    // The domain and the words it is shown in: no I/O.
    room("Wording"),
    room("UploadQueue", ["Wording"]),

    // The terminal.
    room("TerminalKit", ["Wording"]),
    .systemLibrary(name: "CNcurses", providers: [.apt(["libncurses-dev"])]),
    .target(name: "CTermGuard"),
    room("NcursesTerminal", ["TerminalKit", "OwnFiles", "CNcurses", "CTermGuard"]),
    room("PlainTerminal", ["TerminalKit"]),

    // Files and stores.
    room("OwnFiles"),
    .systemLibrary(name: "CYajl", providers: [.apt(["libyajl-dev"])]),
    .systemLibrary(name: "CCsv", providers: [.apt(["libcsv-dev"])]),
    .systemLibrary(name: "CArchive", providers: [.apt(["libarchive-dev"])]),
    room("CoretaxFiles", ["UploadQueue", "OwnFiles", "CYajl", "CCsv", "CArchive"]),
    room(
      "QueueStore",
      [
        "UploadQueue", "OwnFiles", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),

    // Services on the network, and what opens them.
    room("Programs", [.product(name: "Subprocess", package: "swift-subprocess")]),
    .systemLibrary(name: "CMemoryGuard"),
    room(
      "Secrets",
      ["Wording", "Programs", "CTermGuard", "CMemoryGuard", .product(name: "Subprocess", package: "swift-subprocess")]),
    room(
      "HTTPService",
      [
        "UploadQueue", "Secrets", .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"), .product(name: "X509", package: "swift-certificates"),
      ]),
    room(
      "StatusBackends",
      [
        "UploadQueue", "QueueStore", "CoretaxFiles", "OwnFiles", "HTTPService", "Secrets", "Programs",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ], exclude: ["Gateway/openapi.json", "Command/schema.json", "Command/Examples"]),

    room("BackendContract", ["UploadQueue"]),

    room(
      "Doctor",
      [
        "UploadQueue", "TerminalKit", "OwnFiles", "Secrets", "HTTPService",
        .product(name: "NIOSSL", package: "swift-nio-ssl"), .product(name: "X509", package: "swift-certificates"),
        .product(name: "Crypto", package: "swift-crypto"),
      ]),

    // The program.
    room("Monitor", ["UploadQueue", "TerminalKit", "Secrets"]),
    .target(name: "CToml"),
    room("PantauConfiguration", ["Monitor", "CToml", "Secrets", "HTTPService"]),
    room("Hooks", ["Monitor", "Programs", .product(name: "Subprocess", package: "swift-subprocess")]),
    .systemLibrary(name: "CMalloc"),
    .executableTarget(
      name: "pantau",
      dependencies: [
        "CMalloc",
        "Monitor", "PantauConfiguration", "NcursesTerminal", "PlainTerminal", "StatusBackends", "QueueStore",
        "CoretaxFiles", "OwnFiles", "HTTPService", "Secrets", "Programs", "Hooks", "BackendContract", "Doctor",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    .target(
      name: "TestSupport",
      dependencies: [
        "UploadQueue", "TerminalKit", "BackendContract",
        .product(name: "CustomDump", package: "swift-custom-dump"),
        .product(name: "NIOHTTP1", package: "swift-nio"), .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
        .product(name: "X509", package: "swift-certificates"), .product(name: "Crypto", package: "swift-crypto"),
      ],
      path: "Tests/Support", swiftSettings: strict),
    .executableTarget(
      name: "FakeService", dependencies: ["TestSupport", "UploadQueue"], path: "Tests/FakeService",
      swiftSettings: strict),
    tests("Wording"),
    tests("UploadQueue"),
    tests("TerminalKit", exclude: ["Screens"]),
    .executableTarget(
      name: "TerminalProbe", dependencies: ["NcursesTerminal", "TerminalKit", "Wording"],
      path: "Tests/TerminalProbe", swiftSettings: strict),
    tests("NcursesTerminal", ["TerminalProbe", "TerminalKit", "Wording", "CNcurses"], exclude: ["Screens"]),
    tests("OwnFiles"),
    tests("CoretaxFiles"),
    tests(
      "QueueStore",
      [
        "CoretaxFiles", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    tests("BackendContract"),
    tests("Programs"),
    tests("Secrets", [.product(name: "CustomDump", package: "swift-custom-dump")]),
    tests("HTTPService", ["Secrets"]),
    tests(
      "StatusBackends",
      [
        "QueueStore", "CoretaxFiles", "HTTPService", "Secrets", "BackendContract", "Monitor", "TerminalKit",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ]),
    tests("Doctor", ["HTTPService", "Secrets", "TerminalKit", "OwnFiles"]),
    tests("Monitor", ["PlainTerminal", "QueueStore", "Secrets"], exclude: ["Screens", "Once/Screens"]),
    tests("Hooks", ["Monitor"]),
    tests("PantauConfiguration", ["HTTPService", "Secrets"], exclude: ["Samples", "Screens"]),
    tests("pantau", ["Monitor", "QueueStore", "UploadQueue", "Wording"]),
  ],
  cxxLanguageStandard: .cxx17
)
